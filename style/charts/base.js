// The parts of ECharts that every chart may use. The files of the rarer parts name this one too, so that the bundler
// keeps all of it together: one file gets smaller than its pieces.
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
// One by one, and not through their lists: a list would draw the rarer kinds in, whoever asks for them.
import "echarts/lib/chart/bar";
import "echarts/lib/chart/line";
import "echarts/lib/chart/scatter";
import "echarts/lib/component/aria";
import "echarts/lib/component/grid";
import "echarts/lib/component/legendPlain";
import "echarts/lib/component/tooltip";

use([CanvasRenderer]);

export { init } from "echarts/core";

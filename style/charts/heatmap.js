// Cells whose colours say values, and the key to the colours.
import "./base.js";
import "echarts/lib/chart/heatmap";
import "echarts/lib/component/visualMapPiecewise";

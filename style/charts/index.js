// The chart that the browser draws over the server's one: ECharts, with only the parts in use. Colours come from the
// page's custom properties, so that light and dark hold here too; the page's own overlay gives keyboard access to points.
import * as echarts from "echarts/core";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  AriaComponent,
  CanvasRenderer,
]);

/** What makes the chart redraw itself: another theme, or another wish about motion. */
const CIRCUMSTANCES = ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)"];

/**
 * Draws `option` (an ECharts option, plain JSON) into the empty `element`. `onSelect` is told which mark was clicked:
 * `{ seriesIndex, dataIndex, name, value, data }`.
 *
 * The handle: `resize()` fits the chart to its element, `select(seriesIndex, dataIndex)` shows a point as the pointer
 * would, `deselect()` takes that back, `dispose()` gives everything back.
 */
export function mount(element, option, onSelect) {
  const chart = echarts.init(element, null, { renderer: "canvas" });
  const draw = () => chart.setOption(complete(option, element), { notMerge: true });
  const resize = () => chart.resize();
  draw();

  chart.on("click", ({ componentType, seriesIndex, dataIndex, name, value, data }) => {
    if (componentType === "series") onSelect?.({ seriesIndex, dataIndex, name, value, data });
  });

  const queries = CIRCUMSTANCES.map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", draw));
  const observer = new ResizeObserver(resize);
  observer.observe(element);
  document.fonts?.ready.then(() => chart.isDisposed() || draw());

  return {
    resize,
    select(seriesIndex, dataIndex) {
      chart.dispatchAction({ type: "downplay" });
      chart.dispatchAction({ type: "highlight", seriesIndex, dataIndex });
      chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
    },
    deselect() {
      chart.dispatchAction({ type: "downplay" });
      chart.dispatchAction({ type: "hideTip" });
    },
    dispose() {
      observer.disconnect();
      queries.forEach((query) => query.removeEventListener("change", draw));
      chart.dispose();
    },
  };
}

/** The option with what holds for every chart: colours, type, patterns, no markup in the tooltip, motion only if wanted. */
function complete(option, element) {
  const style = getComputedStyle(element);
  const color = (name) => resolve(element, style.getPropertyValue(name).trim());
  const ink = color("--ink");
  const mute = color("--mute");
  const card = color("--card");
  const line = color("--line");
  const text = { color: ink, fontFamily: style.fontFamily, fontSize: 15 };
  const axis = {
    axisLabel: { ...text, color: mute, fontSize: 14 },
    axisLine: { lineStyle: { color: color("--edge") } },
    axisTick: { show: false },
    nameTextStyle: { ...text, color: mute },
    splitLine: { lineStyle: { color: line } },
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  return {
    ...option,
    color: [1, 2, 3, 4, 5, 6].map((n) => color(`--mark-${n}`)),
    backgroundColor: "transparent",
    animation: !still,
    animationDuration: 150,
    animationDurationUpdate: 150,
    textStyle: { ...text, ...option.textStyle },
    // Patterns tell series apart; one series alone needs none, and has none on the server's drawing.
    aria: { enabled: true, decal: { show: option.series?.length > 1 } },
    tooltip: {
      ...option.tooltip,
      renderMode: "richText",
      confine: true,
      backgroundColor: card,
      borderColor: color("--edge"),
      textStyle: text,
    },
    ...(option.legend && { legend: merge({ textStyle: text, inactiveColor: mute }, option.legend) }),
    ...(option.xAxis && { xAxis: each(option.xAxis, (one) => merge(axis, one)) }),
    ...(option.yAxis && { yAxis: each(option.yAxis, (one) => merge(axis, one)) }),
    ...(option.series && {
      series: each(option.series, (one) => merge({ label: text, emphasis: { itemStyle: { borderColor: ink } } }, one)),
    }),
  };
}

/** A custom property may hold `light-dark(…)` or `var(…)`, which a canvas does not understand: let the browser compute it. */
function resolve(element, value) {
  const probe = element.ownerDocument.createElement("span");
  probe.style.color = value;
  element.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}

function each(oneOrMany, change) {
  return Array.isArray(oneOrMany) ? oneOrMany.map(change) : change(oneOrMany);
}

/** `over` on top of `under`, plain objects one inside the other. */
function merge(under, over) {
  const result = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const both = plain(result[key]) && plain(value);
    result[key] = both ? merge(result[key], value) : value;
  }
  return result;
}

function plain(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

// The chart that the browser draws over the server's one: ECharts, with only the parts in use. Colours come from the
// page's custom properties, so that light and dark hold here too; the page's own overlay gives keyboard access to points.
import { init } from "./base.js";

/** The rarer parts, each in a file of its own that comes with the first chart that needs it. */
const RARE = {
  heatmap: () => import("./heatmap.js"),
  calendar: () => import("./calendar.js"),
  treemap: () => import("./treemap.js"),
};

/** Waits for the parts that `option` needs and that are not there yet. */
export function ready(option) {
  const named = [...[option.series].flat().map(({ type }) => type), ...Object.keys(option)];
  const needed = new Set(named.filter((name) => Object.hasOwn(RARE, name)));
  return Promise.all([...needed].map((name) => RARE[name]()));
}

/** A series that has no pattern where others have one. */
const NO_PATTERN = { symbol: "none" };

/** What makes the chart redraw itself: another theme, or another wish about motion. */
const CIRCUMSTANCES = ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)"];

/**
 * Draws `option` (an ECharts option, plain JSON) into the empty `element`. `onSelect` is told which mark was clicked:
 * `{ seriesIndex, dataIndex }`.
 *
 * The handle: `resize()` fits the chart to its element, `select(seriesIndex, dataIndex)` shows a point as the pointer
 * would, `deselect()` takes that back, `dispose()` gives everything back.
 */
export function mount(element, option, onSelect) {
  const chart = init(element, null, { renderer: "canvas" });
  const draw = () => chart.setOption(complete(option, element), { notMerge: true });
  // Names of columns are laid out for the width that there is.
  const resize = () => {
    chart.resize();
    if (option.visualMap && option.xAxis) draw();
  };
  draw();

  chart.on("click", ({ componentType, seriesIndex, dataIndex, data }) => {
    if (componentType === "series") onSelect?.({ seriesIndex, dataIndex: data?.row ?? dataIndex });
  });

  const queries = CIRCUMSTANCES.map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", draw));
  const observer = new ResizeObserver(resize);
  observer.observe(element);
  document.fonts?.ready.then(() => chart.isDisposed() || draw());

  return {
    resize,
    select(seriesIndex, dataIndex) {
      const mark = { seriesIndex, ...place(option, seriesIndex, dataIndex) };
      chart.dispatchAction({ type: "downplay" });
      chart.dispatchAction({ ...mark, type: "highlight" });
      chart.dispatchAction({ ...mark, type: "showTip" });
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

/** How the library finds a mark: tiles by their names, because it counts their headings too. */
function place(option, seriesIndex, row) {
  const { type, data } = option.series[seriesIndex];
  if (type !== "treemap") return { dataIndex: row };
  return { name: data.flatMap(({ children }) => children).find((tile) => tile.row === row)?.name };
}

/** The option with what holds for every chart: colours, type, patterns, no markup in the tooltip, motion only if wanted. */
function complete(option, element) {
  const style = getComputedStyle(element);
  const color = (name) => resolve(element, style.getPropertyValue(name).trim());
  const ink = color("--ink");
  const mute = color("--mute");
  const card = color("--card");
  const line = color("--line");
  // The library guesses the height of a line from a letter that not every device has.
  const text = { color: ink, fontFamily: style.fontFamily, fontSize: 15, lineHeight: 20 };
  const axis = {
    axisLabel: { ...text, color: mute, fontSize: 14 },
    axisLine: { lineStyle: { color: color("--edge") } },
    axisTick: { show: false },
    nameTextStyle: { ...text, color: mute },
    splitLine: { lineStyle: { color: line } },
  };
  const shades = [1, 2, 3, 4, 5].map((n) => color(`--heat-${n}`));
  // What each kind of series wants besides; on the darkest shades letters are light.
  const kinds = {
    heatmap: (one) => ({ itemStyle: { borderColor: card, borderWidth: 2 }, data: one.data.map(onShade) }),
    bar: (one) => ({
      ...(one.role && { itemStyle: roles[one.role] }),
      data: one.data.map((mark) => (mark?.notable ? { ...mark, itemStyle: roles.notable } : mark)),
    }),
    treemap: (one) => ({ itemStyle: { color: card, borderColor: card }, upperLabel: { ...text, fontWeight: 600, padding: 0 }, data: one.data.map(framed) }),
  };
  // What is to be noticed has the second colour and its stripes, as on the server's drawing.
  const stripes = { color: card, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 };
  const roles = {
    notable: { color: color("--mark-2"), decal: stripes },
    // The whole of a stack whose parts are not all known, and the line between the points of a row.
    whole: { color: "transparent", borderColor: color("--edge"), borderWidth: 1.5, decal: NO_PATTERN },
    link: { color: color("--edge"), decal: NO_PATTERN },
    unseen: { color: "transparent", decal: NO_PATTERN },
  };
  const tile = { color: color("--petrol-tint"), borderColor: color("--petrol"), borderWidth: 1 };
  const framed = (group) => ({
    ...group,
    itemStyle: { color: card, borderColor: card, borderWidth: 0, gapWidth: 2 },
    children: group.children.map((one) => ({ ...one, itemStyle: tile })),
  });
  const onShade = (cell) => {
    const shade = option.visualMap?.[0].pieces.findIndex(({ lte }) => cell.value.at(-1) <= lte + 1e-9);
    return shade > 2 ? merge({ label: { color: color("--on-petrol") } }, cell) : cell;
  };
  // Names of columns stand upright where a column is narrower than a word: about eight pixels a letter.
  const cells = option.xAxis && option.series?.some(({ type }) => type === "heatmap");
  const beside = (axis) => {
    const room = (element.clientWidth - (option.yAxis?.[0] ?? option.yAxis).axisLabel.width) / axis.data.length - 6;
    const word = Math.max(...axis.data.flatMap((name) => name.split(" ")).map(({ length }) => length * 8));
    const place = word <= room ? { width: room } : { rotate: 90, width: 170 };
    return { ...axis, axisLabel: { ...axis.axisLabel, ...place, overflow: "break" } };
  };
  const drawn = option.series?.filter(({ data, silent, role }) => data.length > 0 && !silent && role !== "whole").length;
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
    aria: { enabled: true, decal: { show: (option.aria?.decal?.show ?? true) && drawn > 1 } },
    tooltip: {
      ...option.tooltip,
      renderMode: "richText",
      confine: true,
      backgroundColor: card,
      borderColor: color("--edge"),
      textStyle: text,
    },
    ...(option.visualMap && {
      visualMap: each(option.visualMap, (one) => ({
        ...one,
        pieces: one.pieces.map((piece, shade) => ({ ...piece, color: shades[shade] })),
      })),
    }),
    ...(option.calendar && {
      calendar: {
        ...option.calendar,
        itemStyle: { color: color("--mark-ground"), borderColor: card, borderWidth: 2 },
        splitLine: { show: false },
        dayLabel: merge({ color: mute, fontSize: 14, fontFamily: style.fontFamily }, option.calendar.dayLabel),
        monthLabel: merge({ color: mute, fontSize: 14, fontFamily: style.fontFamily }, option.calendar.monthLabel),
      },
    }),
    ...(option.legend && { legend: merge({ textStyle: text, inactiveColor: mute }, option.legend) }),
    // Where no cell is, its ground is seen.
    ...(option.visualMap && option.grid && {
      grid: each(option.grid, (one) => ({ ...one, show: true, backgroundColor: color("--mark-ground"), borderWidth: 0 })),
    }),
    ...(option.xAxis && { xAxis: each(option.xAxis, (one) => merge(axis, cells ? beside(one) : one)) }),
    ...(option.yAxis && { yAxis: each(option.yAxis, (one) => merge(axis, one)) }),
    ...(option.series && {
      series: each(option.series, (one) => ({
        ...merge({ label: text, emphasis: { itemStyle: { borderColor: ink } } }, merge(one, kinds[one.type]?.(one) ?? {})),
      })),
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
  // Mixed colours come as parts of one, which the library cannot read.
  const [red, green, blue] = computed.startsWith("color(srgb") ? computed.match(/[\d.]+/g).map((part) => part * 255) : [];
  return red === undefined ? computed : `rgb(${red}, ${green}, ${blue})`;
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

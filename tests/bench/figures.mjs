// Medians, and figures and tables as they are printed.

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The number below or at which so many of a hundred lie. */
export function percentile(numbers, percent) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length), 1) - 1];
}

/** A number with so many digits after the point, and commas between thousands. */
export const number = (value, digits = 0) =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A time given in milliseconds. */
export const time = (value) =>
  value >= 10_000 ? `${number(value / 1000, 1)} s` : `${number(value, value < 100 ? 2 : 0)} ms`;

/** A size given in bytes, in thousands of bytes. */
export const kilobytes = (value) => `${number(value / 1000, 1)} kB`;

/** A size of memory given in bytes. */
export const mebibytes = (value) => (value === null ? "unknown" : `${number(value / 1024 / 1024)} MiB`);

/** One number as a multiple of another. */
export const ratio = (value, of) => (of ? `${number(value / of, 2)} ×` : "unknown");

/** Whether an aim was met, with the aim. */
export const aim = (value, limit, text) => `${value <= limit ? "met" : "**missed**"} (${text})`;

/** A table of Markdown. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const sides = header.map((_, column) => (column ? "---:" : "---"));
  return [line(header), line(sides), ...rows.map(line)].join("\n");
}

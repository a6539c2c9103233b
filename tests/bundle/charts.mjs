// The browser's chart library: the part of every chart, and all parts together, compressed as a release compresses them.
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const folder = new URL("../../public/charts/", import.meta.url);
/** The most bytes of what every chart loads, and of all files. */
const LIMITS = { base: 165_000, all: 225_000 };

const text = (file) => readFileSync(new URL(file, folder));
const compressed = (file) =>
  brotliCompressSync(text(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sum = (files) => [...files].map(compressed).reduce((one, other) => one + other, 0);

/** A file with those that it cannot do without; what it asks for later stands in brackets. */
function whole(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, other] of text(file).toString().matchAll(/(?:from|import)"\.\/([^"]+)"/g)) whole(other, found);
  return found;
}

const sizes = { base: sum(whole("index.js")), all: sum(readdirSync(folder)) };
for (const [part, size] of Object.entries(sizes)) {
  console.log(`chart library, ${part}: ${size} bytes of at most ${LIMITS[part]}`);
  if (size > LIMITS[part]) process.exitCode = 1;
}
const rare = ["treemap", "calendar", "heatmap"];
const named = rare.filter((kind) => readdirSync(folder).some((file) => file.startsWith(`${kind}-`)));
if (named.length < rare.length) {
  console.error(`only ${named.join(", ")} have files of their own`);
  process.exitCode = 1;
}

// Puts a brotli and a gzip copy, as small as they get, beside every file of a folder that is larger than a packet.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this many bytes a file takes one packet anyway. */
const SMALL = 1024;
/** What is compressed by itself. */
const COMPRESSED = /\.(woff2|png|jpg|jpeg|webp|avif|br|gz)$/;

const folder = process.argv[2];
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name));
await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));

async function compress(file) {
  const content = await readFile(file);
  if (content.length <= SMALL) return;
  const brotli = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  };
  await writeCopy(`${file}.br`, await promisify(brotliCompress)(content, brotli), content);
  await writeCopy(`${file}.gz`, await promisify(gzip)(content, { level: 9 }), content);
}

/** A copy that is not smaller is none. */
async function writeCopy(file, copy, content) {
  if (copy.length < content.length) await writeFile(file, copy);
}

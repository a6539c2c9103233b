// nginx on a port of its own, serving saved pages from a folder: what the program's speed is compared with.
import { execFileSync, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { answers, end, freePort } from "../server.mjs";

/** Starts nginx over pages by the names of their files; gives its address. */
export async function serveSaved(folder, pages) {
  const root = join(folder, "saved");
  await mkdir(root, { recursive: true });
  for (const [name, html] of Object.entries(pages)) await writeFile(join(root, name), html);
  const port = await freePort();
  const configuration = join(folder, "nginx.conf");
  await writeFile(configuration, configurationOf(folder, root, port));
  const server = spawn(executable(), ["-p", folder, "-c", configuration], { stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  const stop = () => end(server);
  try {
    await answers(`${url}/${Object.keys(pages)[0]}`, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function executable() {
  // Debian keeps it where only root looks.
  const path = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
  return execFileSync("sh", ["-c", "command -v nginx"], { encoding: "utf8", env: { PATH: path } }).trim();
}

function configurationOf(folder, root, port) {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  // Started by root, nginx would work as somebody who cannot read the folder.
  const user = process.getuid() === 0 ? "user root;" : "";
  return `
daemon off;
${user}
worker_processes auto;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n  ")}
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=16;
  gzip on;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    default_type "text/html";
    types { text/html html; }
    charset utf-8;
  }
}
`;
}

// Serves a built folder on the loopback address, as any static host would: for `make run` and for the tests.
//
//   node scripts/serve.mjs [FOLDER] [--port NUMBER]     port 0 takes a free one; the address is printed
//
// Nothing is cached by the browser without asking again, so that what is on the screen is what is in the folder.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

const { values, positionals } = parseArgs({
  options: { port: { type: "string", default: "8080" } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? "dist");

/** The file that a path means, or nothing: a folder without a page, a missing file, a path that leads outside. */
function fileFor(path) {
  const wanted = resolve(join(folder, decodeURIComponent(path)));
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return undefined;
  const file = path.endsWith("/") ? join(wanted, "index.html") : wanted;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET and HEAD.");
  let file;
  try {
    // A plain split: the URL class would quietly fold `..` away before it can be refused.
    file = fileFor(request.url.split(/[?#]/)[0]);
  } catch {
    return refuse(response, 400, "Not a path.");
  }
  if (!file) return refuse(response, 404, "Not found.");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": statSync(file).size,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

function refuse(response, status, sentence) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(sentence + "\n");
}

if (!statSync(join(folder, "index.html"), { throwIfNoEntry: false })) {
  console.error(`${folder} has no index.html: run 'make build' first.`);
  process.exit(1);
}

const server = createServer(answer);
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${values.port} is taken: try --port 0.` : String(error));
  process.exit(1);
});
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`Question Desk is at http://127.0.0.1:${server.address().port}/`);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}

// Serves the page, the engines, the records and the queries on the loopback address, keeps what engines save, and
// takes the figures.
//
// The pages are isolated from others, which gives them clocks of 5 microseconds.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm",
};
const ALONE = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-store",
};

/** The address of a server for these folders (by the first part of the path) and this data. */
export function serve(folders, { records, queries }) {
  const saved = new Map();
  const waiting = [];
  const answers = {
    records: ({ searchParams }) => {
      const [size, from, count] = ["size", "from", "count"].map((name) => Number(searchParams.get(name)));
      return records(size).slice(from, from + count);
    },
    queries: ({ searchParams }) => queries(Number(searchParams.get("size"))),
  };
  const server = createServer(async (request, response) => {
    const address = new URL(request.url, "http://localhost");
    const first = address.pathname.split("/")[1];
    if (first === "saved") return keep(saved, address.pathname, request, response);
    if (first === "figures") return take(waiting.shift(), request, response);
    if (answers[first]) return send(response, "application/json", JSON.stringify(answers[first](address)));
    sendFile(folders, address.pathname, response);
  });
  const figures = () => new Promise((done) => waiting.push(done));
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ port: server.address().port, figures, end }));
  });
}

async function body(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function take(done, request, response) {
  done?.(JSON.parse(await body(request)));
  send(response, "text/plain", "");
}

async function keep(saved, path, request, response) {
  if (request.method !== "POST") return send(response, "application/octet-stream", saved.get(path) ?? "");
  saved.set(path, await body(request));
  send(response, "text/plain", "");
}

function send(response, type, body) {
  response.writeHead(200, { ...ALONE, "Content-Type": type }).end(body);
}

function sendFile(folders, path, response) {
  const [, first, ...rest] = normalize(path).split("/");
  const file = folders[first] ? join(folders[first], ...rest) : join(folders[""], first, ...rest);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404, ALONE).end();
  response.writeHead(200, { ...ALONE, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
}

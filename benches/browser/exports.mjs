// The exports in one run of headless Chromium, beside the npm package "docx", which makes the same Word document.
//
// PEERS names the folder of the peer's package, MODULE that of our own module.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import chromium from "../../scripts/chromium.cjs";
import { serve } from "./server.mjs";

const { env } = process;

function table(rows) {
  const line = (kind, bytes, median, late) => kind.padEnd(12) + bytes.padStart(10) + median.padStart(12) + late.padStart(12);
  const lines = [];
  for (const name of new Set(rows.map((row) => row.name))) {
    lines.push("", name, line("", "bytes", "median ms", "95% ms"));
    for (const { kind, bytes, median, late } of rows.filter((row) => row.name === name)) {
      lines.push(line(kind, String(bytes), median.toFixed(2), late.toFixed(2)));
    }
  }
  return lines.join("\n");
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "question-desk-bench-"));
  const here = fileURLToPath(new URL(".", import.meta.url));
  const ends = [];
  try {
    const server = await serve({ "": here, module: env.MODULE, peers: env.PEERS }, {});
    ends.push(server.end);
    const driver = await chromium.started("chromedriver", ["--port=0"], /started successfully on port (\d+)/);
    ends.push(driver.end);
    const { ask, end } = await chromium.session(driver.found, folder);
    ends.push(end);
    await ask("POST", "/url", { url: `http://127.0.0.1:${server.port}/exports-page.html` });
    const waiting = server.figures();
    await ask("POST", "/execute/sync", { script: "measure()", args: [] });
    const rows = await waiting;
    if (rows.error) throw new Error(rows.error);
    console.log(table(rows));
  } finally {
    for (const end of ends.reverse()) await end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

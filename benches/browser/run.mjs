// The browser half of `make bench`: our search and its peers in one run of headless Chromium, each in fresh pages.
//
//   QUESTION_DESK_BENCH="2000 14602"                 the sizes, 2000 14602 45000 by default
//   QUESTION_DESK_BENCH_PEERS="question-desk sqlite"  the engines, all by default (ENGINES below)
//   QUESTION_DESK_BENCH_QUERIES=2000                  queries a set at most, evenly taken, 150 by default: some peers
//                                                    need a second for a long one
//
// PEERS names the folder of the peers' packages, MODULE that of our own module, where every figure is kept
// as JSON too.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import chromium from "../../scripts/chromium.cjs";
import { library } from "./records.mjs";
import { serve } from "./server.mjs";
import { introduction, tablesOf } from "./table.mjs";

const ENGINES = [
  "question-desk", "sqlite", "sqlite-without-common", "sqlite-with-columns", "minisearch",
  "minisearch-without-common", "flexsearch", "elasticlunr",
];
const FLAGS = ["--enable-precise-memory-info", "--js-flags=--expose-gc"];
const BUILDS = 2;
const LOADS = 3;
const PATIENCE = 30 * 60_000;

const { env } = process;
const listed = (text) => text?.split(/[\s,]+/).filter(Boolean);
const sizes = listed(env.QUESTION_DESK_BENCH)?.map(Number) ?? [2_000, 14_602, 45_000];
const engines = listed(env.QUESTION_DESK_BENCH_PEERS) ?? ENGINES;
const most = Number(env.QUESTION_DESK_BENCH_QUERIES) || 150;

/** At most so many of a list, evenly taken. */
function thinned(list, count) {
  const step = Math.max(1, list.length / count);
  return list.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
}

/** The data of the run. A query whose right answers are not all among the records is asked, but not judged. */
function dataOf({ upTo, sets }) {
  const known = new Map();
  const records = (size) => known.get(size) ?? known.set(size, upTo(size)).get(size);
  const queries = (size) => {
    const here = new Set(records(size).map((record) => record.id));
    const isJudged = ({ relevant }) => relevant?.every((id) => here.has(id)) ?? false;
    return sets.map((set) => {
      const judged = thinned(set.queries.filter(isJudged), most);
      const others = thinned(set.queries.filter((query) => !isJudged(query)), most - judged.length);
      return { ...set, queries: [...judged, ...others.map(({ query }) => ({ query }))] };
    });
  };
  return { records, queries };
}

/** What comes in time, or an error: a tab that has crashed tells nothing. */
function within(milliseconds, coming) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(fail, milliseconds, new Error("nothing was heard from the page in time"));
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

/** A new tab alone, its answer, and the tab closed: a tab's process takes its memory with it. */
async function inFreshPage(ask, server, ...args) {
  const first = await ask("GET", "/window");
  const { handle } = await ask("POST", "/window/new", { type: "tab" });
  await ask("POST", "/window", { handle });
  try {
    await ask("POST", "/url", { url: `http://127.0.0.1:${server.port}/page.html` });
    const waiting = server.figures();
    await ask("POST", "/execute/sync", { script: "setTimeout(measure, 0, ...arguments)", args });
    const figures = await within(PATIENCE, waiting);
    if (figures.error) throw new Error(`${args.join(" ")}: ${figures.error}`);
    return figures;
  } finally {
    await ask("DELETE", "/window");
    await ask("POST", "/window", { handle: first });
  }
}

/** Other work on the machine makes things slower, never faster: the best of several tries counts. */
async function measure(ask, server, engine, size) {
  const start = Date.now();
  const best = async (phase, times, by, first) => {
    let found = first;
    for (let more = 0; more < times; more += 1) {
      const again = await inFreshPage(ask, server, phase, engine, size);
      if (!found || again[by] < found[by]) found = { ...found, ...again };
    }
    return found;
  };
  process.stderr.write(`bench: ${engine}, ${size} records`);
  const first = await inFreshPage(ask, server, "build", engine, size);
  const built = await best("rebuild", BUILDS - 1, "building", first);
  const loaded = built.saved === undefined ? undefined : await best("load", LOADS, "loading");
  process.stderr.write(`, took ${Math.round((Date.now() - start) / 1000)} s in all\n`);
  return { size, engine, built, loaded };
}

async function measureAll(ask, server, given) {
  console.log(introduction(given));
  const figures = [];
  for (const size of sizes) {
    for (const engine of engines) {
      figures.push(await measure(ask, server, engine, size));
      writeFileSync(join(env.MODULE, "figures.json"), JSON.stringify(figures));
    }
    console.log(tablesOf(figures, size, given));
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "question-desk-bench-"));
  const here = fileURLToPath(new URL(".", import.meta.url));
  const given = library();
  const ends = [];
  try {
    const server = await serve({ "": here, module: env.MODULE, peers: env.PEERS }, dataOf(given));
    ends.push(server.end);
    const driver = await chromium.started("chromedriver", ["--port=0"], /started successfully on port (\d+)/);
    ends.push(driver.end);
    const browser = await chromium.session(driver.found, folder, FLAGS);
    ends.push(browser.end);
    await measureAll(browser.ask, server, given);
  } finally {
    for (const end of ends.reverse()) await end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

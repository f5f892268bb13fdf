// What happens in the browser: one engine, one size, fresh pages for building and for loading.

const LIMIT = 10;
const BATCH = 500;
const WARMING = 20;
const TIMES = 3;
const SLOW = 50;

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Bytes in use once the garbage is gone: all of a module's memory, or else what is on the JavaScript heap. */
async function memoryIn(module) {
  if (module.memoryOf) return module.memoryOf.buffer.byteLength;
  for (let times = 0; times < 3; times += 1) {
    gc();
    await new Promise((done) => setTimeout(done, 20));
  }
  return performance.memory.usedJSHeapSize;
}

/** How to make an engine, how to learn its memory; what the page took before, taken off unless it is a module's. */
async function engineOf(name) {
  const [, file, variant] = name.match(/^(.*?)(?:-(with.*))?$/);
  const { Engine } = await import(`/engines/${file}.mjs`);
  const before = Engine.memoryOf ? 0 : await memoryIn(Engine);
  const memory = async () => (await memoryIn(Engine)) - before;
  return { make: (bytes) => new Engine(bytes, variant), memory };
}

/** Milliseconds that some work takes. */
async function taken(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Records come in batches and go again: no engine's memory holds the texts unless it keeps them itself. */
async function fill(engine, size) {
  let time = 0;
  for (let from = 0; from < size; from += BATCH) {
    const records = await json(`/records?size=${size}&from=${from}&count=${BATCH}`);
    time += await taken(() => records.forEach((record) => engine.insert(record)));
  }
  return time + (await taken(() => engine.finish?.()));
}

/** Each ranking with the milliseconds it took at best: other programs disturb a quick query, a slow one evens out. */
function ask(engine, { kind, queries }) {
  const search = ({ query, exclude = [] }) => engine.search(query, kind, LIMIT + exclude.length);
  queries.slice(0, WARMING).forEach(search);
  return queries.map((query) => {
    let found, time = Infinity;
    for (let times = 0; times < TIMES && (times === 0 || time < SLOW); times += 1) {
      const start = performance.now();
      found = search(query);
      time = Math.min(time, performance.now() - start);
    }
    return { time, found };
  });
}

/** Recall and mean reciprocal rank at ten; queries without right answers count for nothing. */
function judge(queries, answers) {
  let [recall, rank, count] = [0, 0, 0];
  queries.forEach(({ relevant, exclude = [] }, number) => {
    if (!relevant) return;
    const found = answers[number].found.filter((id) => !exclude.includes(id)).slice(0, LIMIT);
    recall += relevant.filter((id) => found.includes(id)).length / Math.min(relevant.length, LIMIT);
    rank += 1 / (found.findIndex((id) => relevant.includes(id)) + 1 || Infinity);
    count += 1;
  });
  return count ? { count, recall: recall / count, mrr: rank / count } : { count };
}

function measureSet(engine, set) {
  const answers = ask(engine, set);
  const times = answers.map((answer) => answer.time);
  return { name: set.name, kind: set.kind, times, ...judge(set.queries, answers) };
}

async function build(name, size) {
  const { make, memory: measured } = await engineOf(name);
  const engine = make();
  const building = await fill(engine, size);
  const memory = await measured();
  const sets = (await json(`/queries?size=${size}`)).map((set) => measureSet(engine, set));
  if (!engine.save) return { building, memory, sets };
  let bytes;
  const saving = await taken(async () => (bytes = await engine.save()));
  await fetch(`/saved/${name}/${size}`, { method: "POST", body: bytes });
  return { building, memory, sets, saving, saved: bytes.byteLength };
}

/** Building once more, for the time alone. */
async function rebuild(name, size) {
  const { make } = await engineOf(name);
  return { building: await fill(make(), size) };
}

async function load(name, size) {
  const { make, memory: measured } = await engineOf(name);
  let bytes = new Uint8Array(await (await fetch(`/saved/${name}/${size}`)).arrayBuffer());
  let engine;
  const loading = await taken(() => (engine = make(bytes)));
  bytes = undefined;
  const memory = await measured();
  const sets = (await json(`/queries?size=${size}`)).filter((set) => set.kind !== "long");
  return { loading, memory, sets: sets.map((set) => measureSet(engine, set)) };
}

/** Called by the runner, which waits at the server: an answer over WebDriver would have to come within minutes. */
globalThis.measure = (phase, name, size) => {
  const failed = (error) => ({ error: String(error?.stack ?? error) });
  const tell = (figures) => fetch("/figures", { method: "POST", body: JSON.stringify(figures) });
  ({ build, rebuild, load })[phase](name, size).catch(failed).then(tell);
};

// What happens in the browser: every kind of file made of the same papers, one after the other.

import init, { Paper } from "/module/search_module.js";
import { make } from "/engines/docx.mjs";

const PAPERS = [
  { name: "one question of 30 parts", questions: 1, parts: 30, times: 200 },
  { name: "paper of 40 questions", questions: 40, parts: 4, times: 60 },
];
const ENDINGS = ["docx", "odt", "html", "md", "txt", "json", "eml", "xml"];
const WARMING = 10;

/** Milliseconds of each run, after some to warm up, and the bytes of the last file. */
async function measured(times, work) {
  let bytes;
  for (let run = 0; run < WARMING; run += 1) bytes = await work();
  const taken = [];
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    bytes = await work();
    taken.push(performance.now() - start);
  }
  taken.sort((one, other) => one - other);
  const at = (part) => taken[Math.min(taken.length - 1, Math.floor((taken.length * part) / 100))];
  return { median: at(50), late: at(95), bytes };
}

async function all() {
  await init();
  const rows = [];
  for (const { name, questions, parts, times } of PAPERS) {
    const paper = new Paper(questions, parts);
    const content = JSON.parse(paper.content());
    const ways = ENDINGS.map((ending) => [`.${ending}`, ["docx", "odt", "html", "json"].includes(ending), () => paper.export(ending)]);
    for (const [kind, opens, work] of [...ways, ["docx of npm", true, () => make(content)]]) {
      const { median, late, bytes } = await measured(times, work);
      // A file that does not hold the words was not made right, and its time would say nothing.
      if (opens && !paper.is_in(bytes)) throw new Error(`${name}, ${kind}: the file does not hold the paper`);
      rows.push({ name, kind, median, late, bytes: bytes.length });
    }
  }
  return rows;
}

const failed = (error) => ({ error: String(error?.stack ?? error) });
const tell = (figures) => fetch("/figures", { method: "POST", body: JSON.stringify(figures) });
globalThis.measure = () => void all().catch(failed).then(tell);

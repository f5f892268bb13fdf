// Starts the worker's module. What the page says before the module can listen is kept and handed over then, so that
// nobody has to wait for a greeting. The build puts the two names in (scripts/after-build.mjs).
const early = [];
const keep = (event) => early.push(event.data);
self.addEventListener("message", keep);
importScripts("./WORKER_SCRIPT");
wasm_bindgen({ module_or_path: "./WORKER_MODULE" }).then(
  () => {
    self.removeEventListener("message", keep);
    for (const data of early) self.dispatchEvent(new MessageEvent("message", { data }));
  },
  // Thrown out of the promise, so that the page's worker hears of it as an error event.
  (error) => setTimeout(() => { throw error; }),
);

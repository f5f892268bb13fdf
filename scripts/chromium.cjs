// Starts headless Chromium and speaks to it: for the pictures and the measurements. Node alone, no packages:
// chromedriver is asked over HTTP.

const { spawn } = require("node:child_process");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "..");

/** Starts a program and gives what `pattern` finds in what it prints, with the way to end it. */
function started(program, args, pattern) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, fail) => {
    let said = "";
    child.on("error", fail);
    child.on("exit", (code) => fail(new Error(`${program} ended with ${code}: ${said}`)));
    child.stdout.on("data", (piece) => {
      const found = (said += piece).match(pattern);
      if (found) done({ found: found[1], end: () => child.kill() });
    });
  });
}

/** A session of Chromium with its profile below `folder`, where downloads go too: `ask` speaks WebDriver. */
async function session(port, folder, more = []) {
  const base = `http://127.0.0.1:${port}/session`;
  const call = async (method, address, body) => {
    const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${address}: ${value?.message ?? answer.status}`);
    return value;
  };
  const options = {
    args: [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
      `--user-data-dir=${join(folder, "profile")}`, ...more,
    ],
    prefs: { "download.default_directory": folder },
  };
  const capabilities = { capabilities: { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": options } } };
  const { sessionId } = await call("POST", base, capabilities);
  return {
    ask: (method, path, body) => call(method, `${base}/${sessionId}${path}`, body),
    end: () => call("DELETE", `${base}/${sessionId}`),
  };
}

module.exports = { started, session };

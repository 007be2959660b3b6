// What all scripts share: the browser, a watch over everything that may go wrong, talking with the test.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
export const given = JSON.parse((await lines.next()).value);
const require = createRequire(join(given.modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Ask the test for something and wait until it is done. */
export async function ask(what, more = null) {
  process.stdout.write(JSON.stringify({ ask: what, with: more }) + "\n");
  return JSON.parse((await lines.next()).value);
}

export const wrong = [];
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether an address leads to this machine, or nowhere (data:, about:). */
export function here(url) {
  const { protocol, hostname } = new URL(url);
  return ["data:", "about:", "blob:"].includes(protocol) || LOOPBACK.has(hostname);
}

/** Run in every page before its own scripts: what would be a script of somebody else's, or against the policy. */
function planted() {
  window.__told = [];
  for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...words) => { window.__told.push(`${name}(${words})`); };
  document.addEventListener("securitypolicyviolation", (e) => window.__told.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
}

/**
 * A fresh browser profile with a watch. `expected(status, url)` says which answers of 400 and more are meant.
 */
export async function visitor(browser, options = {}) {
  const { expected = () => false, quiet = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...rest });
  context.setDefaultTimeout(60_000);
  if (rest.javaScriptEnabled !== false) await context.addInitScript(planted);
  const say = (page, text) => { if (!quiet) wrong.push(`${page ? new URL(page.url()).pathname + new URL(page.url()).search : "?"}: ${text}`); };
  context.on("request", (r) => { if (!here(r.url())) wrong.push(`a request left the machine: ${r.method()} ${r.url()}`); });
  context.on("requestfailed", (r) => {
    const why = r.failure()?.errorText;
    // A browser that goes on to the next page drops what the last one still waited for.
    if (why !== "net::ERR_ABORTED") say(null, `failed: ${r.method()} ${r.url()} ${why}`);
  });
  context.on("response", (r) => { if (r.status() >= 400 && !expected(r.status(), r.url())) say(null, `${r.status()} ${r.request().method()} ${r.url()}`); });
  context.on("console", (m) => {
    if (!["error", "warning"].includes(m.type())) return;
    const status = /the server responded with a status of (\d+)/.exec(m.text());
    if (status && expected(Number(status[1]), m.location().url)) return;
    say(m.page(), `console ${m.type()}: ${m.text()}`);
  });
  context.on("weberror", (e) => say(e.page(), `error: ${e.error().message}`));
  context.on("dialog", (d) => { say(d.page(), `dialog ${d.type()}: ${d.message()}`); d.dismiss(); });
  return context;
}

/** What the pages' own watch told, and it begins anew. */
export async function told(page) {
  for (const line of await page.evaluate(() => (window.__told || []).splice(0))) wrong.push(`${new URL(page.url()).pathname}: ${line}`);
}

/** Serious and critical faults of accessibility on a page as it looks now; `rules`: only these. */
export async function faults(page, name, rules = null) {
  if (!(await page.evaluate(() => !!window.axe))) await page.evaluate(axe);
  const found = await page.evaluate(async (only) => {
    const run = await window.axe.run(document, { resultTypes: ["violations"], preload: false, ...(only ? { runOnly: { type: "rule", values: only } } : {}) });
    return run.violations.filter((v) => ["serious", "critical"].includes(v.impact))
      .map((v) => `${v.id} (${v.impact}), ${v.nodes.length} times: ${v.nodes.slice(0, 2).map((n) => `${n.html.slice(0, 160)} [${n.any[0]?.message || n.all[0]?.message || n.none[0]?.message || ""}]`).join(" | ")}`);
  }, rules);
  for (const line of found) wrong.push(`${name}: axe ${line}`);
}

// Names lead nowhere, so that nothing leaves in any case; the log still shows who was asked for.
const NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost";
// What Chromium asks for by itself, whatever flags it is given (a form may wake its autofill); what a page asks for is seen as a request.
const CHROMIUMS_OWN = new Set(["accounts.google.com", "update.googleapis.com", "content-autofill.googleapis.com", "redirector.gvt1.com", "~notfound"]);
const FLAGS = [NOWHERE, "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

/** Start Chromium, run, see in Chromium's own log of the network that nobody outside was asked for, give the result to the test. */
export async function play(run) {
  const folder = mkdtempSync(join(tmpdir(), "sayso-browser-"));
  const log = join(folder, "net.json");
  let browser, result = {};
  try {
    browser = await chromium.launch({ executablePath: given.chromium, headless: true, chromiumSandbox: false, args: [...FLAGS, `--log-net-log=${log}`] });
    result = (await run(browser)) || {};
  } catch (error) {
    wrong.push(`the script stopped: ${error.stack}`);
  } finally {
    await browser?.close();
  }
  result.asked = hosts(log);
  for (const host of result.asked) if (!LOOPBACK.has(host) && !CHROMIUMS_OWN.has(host)) wrong.push(`the browser asked for the host ${host}`);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(JSON.stringify({ done: { ...result, wrong } }) + "\n");
  process.exit(0);
}

/** The hosts that the browser asked names or pages of, prefetching and its own doings included. */
function hosts(log) {
  const found = new Set();
  let lines;
  try { lines = readFileSync(log, "utf8").split("\n"); } catch { wrong.push("Chromium kept no log of the network"); return []; }
  for (const line of lines) {
    for (const m of line.matchAll(/"(?:host|url|origin)":"((?:https?|wss?):\/\/)?([^"\/]+)/g)) {
      const host = m[1] ? m[2].replace(/:\d+$/, "") : null;
      if (host) found.add(host);
    }
  }
  return [...found];
}

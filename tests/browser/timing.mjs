// Prints what pages cost a reader: weight, first paint, a filter, a step, a view. Run by `make bench`.
import { readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "./pages.mjs";

const RUNS = 5;
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const browser = await launch();

/** Milliseconds from before a deed until the browser has painted what came of it. */
const painted = (tab, deed) => tab.evaluate((deed) => new Promise((done) => {
  const from = performance.now();
  new Function(deed)();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - from);
    port2.postMessage("");
  });
}), deed);

const measure = async (path) => {
  const first = [];
  let tab;
  for (let run = 0; run < RUNS; run += 1) {
    await tab?.context().close();
    tab = await (await browser.newContext({ viewport: { width: 1300, height: 900 }, bypassCSP: true })).newPage();
    await tab.goto(pathToFileURL(path).href);
    await tab.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    first.push(await tab.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
  }
  const repeated = async (...deeds) => {
    const took = [];
    for (let run = 0; run < RUNS; run += 1) for (const deed of deeds) took.push(await painted(tab, deed));
    return [median(took), Math.max(...took)];
  };
  const click = (selector) => `document.querySelector("${selector}").click()`;
  const sorts = await tab.$$eval("[name=sort]:not([disabled])", (boxes) => boxes.map((box) => box.value));
  const rows = {
    "a filter": await repeated(...sorts.flatMap((sort) => [click(`[value=${sort}]`), click(`[value=${sort}]`)])),
    "a step": await repeated(`document.documentElement.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }))`),
  };
  // A view is measured on its way there alone.
  const there = [], back = [];
  for (let run = 0; run < RUNS; run += 1) {
    there.push(await painted(tab, click("[value=side]")));
    back.push(await painted(tab, click("[value=inline]")));
  }
  rows["side by side"] = [median(there), Math.max(...there)];
  rows["back inline"] = [median(back), Math.max(...back)];
  const elements = await tab.evaluate(() => document.querySelectorAll("*").length);
  await tab.context().close();
  const text = readFileSync(path);
  console.log(`page of ${statSync(path).size >> 10} KB (${gzipSync(text).length >> 10} KB packed), ${elements} elements: first paint ${median(first).toFixed(0)} ms (${Math.max(...first).toFixed(0)})` +
    Object.entries(rows).map(([name, [usual, worst]]) => `, ${name} ${usual.toFixed(0)} ms (${worst.toFixed(0)})`).join(""));
};

console.log(`median and worst of ${RUNS} runs:`);
for (const path of process.argv.slice(2)) await measure(path);
await browser.close();

// Every kind of page of a site, as a reader in one of three scripts meets it.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findings, invalid, overflow, prepare, unreached } from "./checks.mjs";
import { address, launch, open, pair, serve, site } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const texts = site("texts");
const arabic = site(...pair("arabic"));

/** The first page of a folder whose name fits. */
const first = (folder, pattern) => join(folder, readdirSync(folder).sort().find((name) => pattern.test(name)));
const kinds = (top, negotiation) => {
  const folder = join(top, negotiation);
  return {
    "a front page": join(top, "index.html"),
    "a search": join(top, "search.html"),
    "a negotiation": join(folder, "index.html"),
    "a ledger": join(folder, "tx-offences.html"),
    "brackets": join(folder, "tx-brackets.html"),
    "a concordance": join(folder, "tx-concordance.html"),
    "positions": join(folder, "tx-positions.html"),
    "a draft": first(folder, /^(?!index|tx-|life-)[^_]*\.html$/),
    "a redline": first(folder, /^(?!index|tx-|life-).*_.*\.html$/),
    "a life of an article": first(folder, /^life-/),
  };
};
const sites = {
  English: kinds(texts, "un-cybercrime--en"),
  Chinese: kinds(texts, "un-cybercrime--zh"),
  Arabic: kinds(arabic, readdirSync(arabic).find((name) => statSync(join(arabic, name)).isDirectory())),
};
const each = (work) => Object.entries(sites).forEach(([language, pages]) =>
  Object.entries(pages).forEach(([kind, path]) => work(`${kind}, ${language}`, path)));

/** A page at work: closed, and its faults asserted, when the test ends. */
const visit = async (t, path, options) => {
  const tab = await open(browser, address(path), options);
  t.after(async () => {
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
  return tab;
};

each((name, path) => {
  test(`${name}: opens under a policy, and the keyboard reaches all that does something`, async (t) => {
    const tab = await visit(t, path, { colorScheme: "dark" });
    assert.match(await tab.getAttribute("meta[http-equiv='Content-Security-Policy']", "content"), /^default-src 'none'; /);
    assert.deepEqual(await unreached(tab), [[], []]);
  });

  test(`${name}: axe finds nothing, light and dark`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      const tab = await open(browser, address(path), { colorScheme, bypassCSP: true });
      await prepare(tab);
      assert.deepEqual(await findings(tab), [], colorScheme);
      await tab.context().close();
    }
  });

  test(`${name}: nothing runs out of a phone, nor out of a window enlarged to 400 %`, async (t) => {
    for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 256 }]) {
      const tab = await visit(t, path, { viewport });
      assert.deepEqual(await overflow(tab), [0, []], `${viewport.width}`);
    }
  });

  test(`${name}: is read without script, and shows nothing that would do nothing`, async (t) => {
    const tab = await visit(t, path, { javaScriptEnabled: false });
    assert.ok((await tab.locator("main").innerText()).length > 10);
    assert.equal(await tab.locator("button:visible,input:visible:not(#tx-dark),select:visible").count(), 0);
    for (const link of await tab.locator("main a:visible").all()) assert.ok(await link.getAttribute("href"));
  });
});

/** All pages below a folder. */
const pages = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => join(folder, name));
const valid = async (folder) => {
  for (const path of pages(folder)) assert.deepEqual(await invalid(path), [], path);
};
test("every page of the sites is valid HTML", async () => {
  await valid(texts);
  await valid(arabic);
});

for (const corpus of ["paris", "bbnj"]) {
  const folder = join(import.meta.dirname, "../../../shared/corpora", corpus);
  const skip = existsSync(folder) ? false : `*** SKIPPED: ${folder} is not here ***`;
  test(`the site of ${corpus}: valid, links resolve, opens without a fault`, { skip }, async () => {
    const top = site(folder);
    await valid(top);
    for (const path of pages(top)) assert.deepEqual(lost(path), [], path);
    for (const path of pages(top).filter((_, at) => at % 8 === 0)) {
      const tab = await open(browser, address(path), { viewport: { width: 320, height: 256 } });
      assert.deepEqual([tab.faults, await overflow(tab)], [[], [0, []]], path);
      await tab.context().close();
    }
  });
}

/** Links of a page that lead nowhere, or out of the folder. */
const ids = new Map();
const held = (path) => {
  if (!ids.has(path)) ids.set(path, new Set([...readFileSync(path, "utf8").matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)));
  return ids.get(path);
};
const lost = (path) => [...readFileSync(path, "utf8").matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, link]) => link).filter((link) => {
  const [file, place] = link.split("#");
  const target = file ? join(path, "..", decodeURIComponent(file)) : path;
  return /^[a-z]+:/i.test(file) || !existsSync(target) || place && !held(target).has(decodeURIComponent(place));
});

/** Searches as a reader would. */
const search = async (tab, words) => {
  await tab.fill("#tx-find", words);
  await tab.waitForFunction(() => document.querySelector("#tx-count").textContent);
  const said = await tab.textContent("#tx-count");
  const hits = await tab.$$eval("#tx-hits li", (items) => items.map((item) => item.innerText));
  await tab.fill("#tx-find", "");
  await tab.waitForFunction(() => !document.querySelector("#tx-count").textContent);
  return [said, hits];
};

test("the search of a folder finds words in all texts and leads to their clause", async (t) => {
  const tab = await visit(t, join(texts, "search.html"));
  const [said, hits] = await search(tab, "illegal INTERCEPTION");
  assert.equal(said, `places: ${hits.length}`);
  assert.ok(hits.some((hit) => hit.startsWith("A/RES/79/243, article 8\nIllegal interception")), hits.join("\n"));
  assert.equal((await search(tab, "暗网"))[1].every((hit) => hit.includes("暗网")), true);
  assert.deepEqual(await search(tab, "walrus"), ["Not found", []]);
  assert.deepEqual(await search(tab, "(.*"), ["Not found", []]);
  await tab.fill("#tx-find", "illegal interception");
  const followed = open(browser, await tab.locator("#tx-hits a", { hasText: "A/RES/79/243, article 8" }).first().evaluate((link) => link.href));
  const target = await followed;
  assert.match(await target.locator(":target").innerText(), /Illegal interception/);
  assert.deepEqual(target.faults, []);
  await target.context().close();
});

test("the search of an Arabic site finds words, however they are written", async (t) => {
  const tab = await visit(t, join(arabic, "search.html"));
  assert.ok((await search(tab, "الفقمات"))[1].length > 1);
});

test("the same search works from the server", async () => {
  const { origin, stop } = await serve("texts/un-cybercrime");
  try {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const faults = [];
    tab.on("console", (message) => faults.push(message.text()));
    tab.on("pageerror", (error) => faults.push(error.message));
    tab.on("request", (request) => { if (!request.url().startsWith(origin)) faults.push(request.url()); });
    await tab.goto(`${origin}search.html`);
    assert.ok((await search(tab, "illegal interception"))[1].length > 5);
    await tab.fill("#tx-find", "illegal interception");
    await tab.locator("#tx-hits a").first().click();
    await tab.waitForURL(/un-cybercrime.*#art_/);
    assert.ok(await tab.locator(":target").isVisible());
    assert.deepEqual(faults, []);
    await context.close();
  } finally {
    stop();
  }
});

test("a new reader finds what happened to an article, and which offences of the dark net went", async (t) => {
  const tab = await open(browser, address(texts, "index.html"));
  t.after(() => tab.context().close());
  const go = async (link) => tab.turn(await link.evaluate((link) => link.href));
  await go(tab.locator("a", { hasText: "United Nations Convention against Cybercrime" }).first());
  const negotiation = tab.url();
  await go(tab.locator("a", { hasText: "article 7: Illegal access" }));
  assert.match(await tab.locator("main").innerText(), /A\/75\/980[\s\S]*article 6[\s\S]*A\/RES\/79\/243/);
  await tab.turn(negotiation);
  await go(tab.locator("a", { hasText: "Old and new numbers" }));
  await go(tab.locator("tr", { hasText: "Illegal interception" }).first().locator("a").first());
  assert.match(await tab.locator(":target").innerText(), /^Article 7\b/);
  assert.match(tab.url(), /A-75-980\.html#art_7$/);
  await tab.turn(negotiation);
  await go(tab.locator("a", { hasText: "Offences, round by round" }));
  await tab.check("#tx-dark");
  const rows = await tab.$$eval("tbody tr", (rows) => rows.filter((row) => row.checkVisibility()).map((row) => [row.querySelector(".tag") !== null, row.lastElementChild.className]));
  assert.ok(rows.length > 3 && rows.every(([dark]) => dark));
  assert.ok(rows.some(([, state]) => state === "absent"), "some went");
  assert.deepEqual(tab.faults, []);
});

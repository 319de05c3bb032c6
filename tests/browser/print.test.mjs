// What comes out on paper: a head on each page, no heading cut from what it is over, changes that need no colour.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { draft, launch, open, page, pair, rounds } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const reads = (() => { try { execFileSync("pdftotext", ["-v"], { stdio: "ignore" }); return true; } catch { return false; } })();
const skip = reads ? false : "*** SKIPPED: no pdftotext; install poppler-utils ***";

/** The margin on top of a page in points. */
const HEAD = 68;

/** The lines of each page from top to bottom, without blanks. */
const lines = (pdf) => {
  const shown = execFileSync("pdftotext", ["-bbox-layout", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 });
  return shown.split("<page ").slice(1).map((sheet) => {
    const all = [...sheet.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" [^>]*yMax="([\d.]+)"[^>]*>(.*?)<\/line>/gs)].map(([, left, top, bottom, words]) => ({
      left: Number(left),
      at: (Number(top) + Number(bottom)) / 2,
      text: [...words.matchAll(/<word [^>]*>(.*?)<\/word>/gs)].map(([, word]) => word).join("").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&"),
    }));
    return all.sort((a, b) => a.at - b.at);
  });
};
const bare = (text) => text.replace(/[\s\u2066-\u2069]/g, "");

/** The last lines above the foot of a page that end a heading with text under it. */
const cut = async (tab) => {
  await tab.emulateMedia({ media: "print" });
  const headings = (await tab.$$eval("main :is(h2,h3)", (all) => all.filter((heading) => !heading.closest("details:not([open])")).map((heading) => heading.innerText))).map(bare);
  const pages = lines(await tab.pdf({ preferCSSPageSize: true }));
  // The last page ends where the text does; above the number of a page stands its last line.
  const last = pages.slice(0, -1).map((page) => page.at(-2).text);
  return [pages.length, last.filter((line) => line.length > 3 && headings.some((heading) => heading.endsWith(bare(line))))];
};

const articles = (word) => Array.from({ length: 90 }, (_, at) => `## Article ${at + 1}. Harbour ${at + 1} of the seals\n\n${Array.from({ length: 1 + at % 5 }, (_, para) => `${para + 1}. The keeper of harbour ${at} ${word} the seals at dawn, writes their number down, and tells it to the master of the port before the boats leave it.\n`).join("\n")}`).join("\n");

test("no page ends with a heading", { skip }, async () => {
  const tab = await open(browser, page("redline", draft(articles("counts")), draft(articles("weighs"))));
  const [count, found] = await cut(tab);
  assert.ok(count > 10, `${count} pages`);
  assert.deepEqual(found, []);
  await tab.context().close();
  // The test sees such a page where there is one.
  const careless = await open(browser, page("redline", draft(articles("counts")), draft(articles("weighs"))), { bypassCSP: true });
  await careless.addStyleTag({ content: "@media print{h2,h3{break-after:auto!important}p{orphans:1!important;widows:1!important}}" });
  assert.ok((await cut(careless))[1].length > 0);
  await careless.context().close();
});

for (const [name, drafts, symbols] of [
  ["English", rounds, ["A/AC.291/22", "A/AC.291/22/Rev.3"]],
  ["Chinese", ["texts/un-cybercrime/02-a-ac.291-16.zh.md", "texts/un-cybercrime/03-a-ac.291-22.zh.md"], ["A/AC.291/16", "A/AC.291/22"]],
]) {
  test(`each page is headed by both symbols, numbered, and ends with no heading: ${name}`, { skip }, async () => {
    const tab = await open(browser, page("redline", ...drafts));
    assert.deepEqual((await cut(tab))[1], []);
    const pages = lines(await tab.pdf({ preferCSSPageSize: true }));
    pages.forEach((page, at) => {
      const head = page.filter((line) => line.at < HEAD).sort((a, b) => a.left - b.left).map((line) => line.text).join("");
      assert.equal(bare(head), `${symbols[0]}→${symbols[1]}`, `page ${at + 1}`);
      assert.equal(page.at(-1).text, `${at + 1}/${pages.length}`);
    });
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}

for (const name of ["moved-and-edited", "brackets", "to-check", "arabic"]) {
  test(`all is black or grey on white, and told by its strokes: ${name}`, async () => {
    const tab = await open(browser, page("redline", ...pair(name)), { colorScheme: "dark" });
    await tab.emulateMedia({ media: "print", colorScheme: "dark" });
    const faint = await tab.evaluate(() => [...document.querySelectorAll("header *,.story *,main,main *")].filter((element) => element.checkVisibility()).flatMap((element) => {
      const style = getComputedStyle(element);
      const [red, green, blue] = style.color.match(/[\d.]+/g).map(Number);
      const ground = style.backgroundColor;
      const white = ground === "rgba(0, 0, 0, 0)" || ground === "rgb(255, 255, 255)";
      // Grey of 1:7 on white is still read from a copy of a copy.
      return red === green && green === blue && red <= 89 && white ? [] : [`${element.localName}.${element.className}: ${style.color} on ${ground}`];
    }));
    assert.deepEqual([...new Set(faint)], []);
    const strokes = await tab.evaluate(() => ["ins", "del"].map((name) => [...document.querySelectorAll(`main ${name}:not(.t)`)].map((edit) => getComputedStyle(edit)).map((style) => `${style.textDecorationLine} ${style.textDecorationStyle}`)).map((list) => [...new Set(list)].sort()));
    assert.ok(strokes[0].every((stroke) => stroke.startsWith("underline")), strokes[0].join());
    assert.ok(strokes[1].every((stroke) => stroke.startsWith("line-through")), strokes[1].join());
    await tab.context().close();
  });
}

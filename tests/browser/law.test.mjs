// The law of a redline, put to what a browser shows: less what went it is the new text, less what came the old one.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, page, pair, rounds, travaux } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const top = join(import.meta.dirname, "../..");
/** What every clause says in the window, without numbers and remarks. */
const texts = (tab, part) => tab.evaluate((part) => {
  document.querySelectorAll("main details").forEach((fold) => { fold.open = true; });
  return [...document.querySelectorAll("main :is(p,h2,h3):not(.went)")].map((block) => {
    const shown = part ? block.querySelector(`:scope > ${part}`) : block;
    let text = "";
    const walk = document.createTreeWalker(shown, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === 1 && (getComputedStyle(node).display === "none" || node.matches(".n,.tag,.hide")) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) text += node.nodeType === 3 ? node.data : node.localName === "br" ? "\n" : "";
    return text.trim();
  });
}, part);

const shared = join(import.meta.dirname, "../../../shared/corpora");
const pairs = {
  ...Object.fromEntries(["moved-and-edited", "arabic", "chinese", "split-and-merge", "options-and-notes", "french-spanish-russian", "to-check"].map((name) => [name, pair(name)])),
  "two rounds in English": rounds,
  "two rounds in Chinese": ["texts/un-cybercrime/02-a-ac.291-16.zh.md", "texts/un-cybercrime/03-a-ac.291-22.zh.md"],
  "Arabic licences": ["old.md", "new.md"].map((file) => join(shared, "cc4/ar_by__by-sa", file)),
};
for (const [name, drafts] of Object.entries(pairs)) {
  const skip = drafts.every((draft) => existsSync(join(top, draft)) || existsSync(draft)) ? false : `*** SKIPPED: no ${drafts[0]} ***`;
  test(`without deletions the page says the new text, without insertions the old one, in all views: ${name}`, { skip }, async (t) => {
    const tab = await open(browser, page("redline", ...drafts));
    t.after(() => tab.context().close());
    const { links } = JSON.parse(travaux("redline", ...drafts, "--format", "json"));
    const said = (gone) => links.map((link) => link.segments.filter((segment) => segment.op !== gone).map((segment) => segment.text).join("").trim()).filter((text) => text);
    const hide = async (tag) => {
      await tab.evaluate((tag) => {
        document.querySelectorAll("main ins,main del").forEach((edit) => edit.classList.toggle("hide", edit.localName === tag));
      }, tag);
    };
    const full = (list) => list.filter((text) => text);
    for (const view of ["inline", "notes"]) {
      await tab.check(`[value=${view}]`, { force: true });
      // What only typography differs in is shown as it is now; the old form is in the page, unseen.
      await tab.evaluate(() => document.querySelectorAll("del.t").forEach((edit) => { edit.classList.remove("t"); }));
      await hide("del");
      assert.deepEqual(full(await texts(tab)), said("delete"), `new text, ${view}`);
      await hide("ins");
      assert.deepEqual(full(await texts(tab)), said("insert"), `old text, ${view}`);
      await hide("none");
    }
    await tab.check("[value=side]", { force: true });
    assert.deepEqual(full(await texts(tab, ".l")), said("insert"), "the old column");
    assert.deepEqual(full(await texts(tab, ".r")), said("delete"), "the new column");
    await tab.check("[value=inline]", { force: true });
    assert.equal(await tab.locator(".l,.r").count(), 0);
    assert.deepEqual(tab.faults, []);
  });
}

// Drafts that try to be more than text: nothing of them runs, loads, styles or leads anywhere.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, draft, launch, open, page, site } from "./pages.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const attacks = {
  "a script": "<script>alert(1)</script>",
  "an event handler": "<img src=x onerror=alert(1)> <b onmouseover=alert(1)>b</b> <details open ontoggle=alert(1)>",
  "an address that is script": "[x](javascript:alert(1)) <a href='javascript:alert(1)'>x</a> <https://example.org>",
  "an image": "![x](https://example.org/x.png) <img src=https://example.org/x.png>",
  "a style": "<style>body{display:none}</style> <p style='display:none'>x</p> <link rel=stylesheet href=https://example.org/x.css>",
  "a drawing": "<svg onload=alert(1)><script>alert(1)</script><use href='data:image/svg+xml,x'/></svg>",
  "a frame": "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe> <object data=x></object> <base href=https://example.org>",
  "a comment": "before <!-- <script>alert(1)</script> --> behind <!--> x",
  "an end of the page": "</p></section></main></script></style></title></body></html><script>alert(1)</script>",
  "an attribute": "\" onclick=alert(1) x=\" ' onfocus=alert(1) autofocus",
  "a refresh": "<meta http-equiv=refresh content='0;url=https://example.org'>",
  "a bidirectional override": "\u202etxet siht\u202d \u2067flip \u200f",
  "control characters": "a\u0001b\u0008c\u007fd\u0085e\u2028f\u202eg\u2066h\ufeffi",
  "a very long word": "x".repeat(20_000),
  "an entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
};

/** A draft that tries it everywhere. */
const hostile = (attack, word) => draft(`---\nsymbol: ${JSON.stringify(`${attack} ${word}`)}\ntitle: ${JSON.stringify(attack)}\nsession: ${JSON.stringify(attack)}\ninstrument: ${JSON.stringify(attack)}\n---\n\n## Chapter I. ${attack}\n\n## Article 1. ${attack} ${word} {#${word}"><script>alert(1)</script>}\n\n1. ${attack} ${word} seals\n\n   (a) ${attack}\n`);

/** What of a draft became more than text. */
const risen = (tab) => tab.evaluate(() => ({
  elements: [...document.querySelectorAll("main *,header *,.story *,nav *,#tx-list *")].map((element) => element.localName).filter((name) => !"a p h1 h2 h3 b i ul ol li dl dt dd div span ins del bdi br section details summary form button table thead tbody tr th td small mark sub wbr label input noscript svg path circle text figure figcaption line rect title".split(" ").includes(name)),
  handlers: [...document.querySelectorAll("body *")].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on") || name === "style" || name === "src"),
  addresses: [...document.querySelectorAll("[href]")].map((element) => element.getAttribute("href")).filter((address) => /^[a-z]+:|^\/\//i.test(address)),
  scripts: [...document.scripts].filter((script) => script.type !== "application/json").length,
  shown: document.querySelector("main").getClientRects().length,
}));
const nothing = { elements: [], handlers: [], addresses: [], scripts: 1, shown: 1 };

for (const [name, attack] of Object.entries(attacks)) {
  test(`${name} in title, symbol, heading, label and text is text`, async () => {
    const tab = await open(browser, page("redline", hostile(attack, "shall"), hostile(attack, "may")));
    for (const view of ["side", "notes", "inline"]) await tab.check(`[value=${view}]`, { force: true });
    await tab.keyboard.press("n");
    await tab.click("#tx-listed");
    await tab.keyboard.press("Escape");
    await tab.fill("#tx-find", "seals");
    await tab.press("#tx-find", "Enter");
    assert.deepEqual(await risen(tab), nothing);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}

for (const [name, attack] of Object.entries(attacks)) {
  test(`${name} is text on every page of a site, and found by its search`, async () => {
    const top = site(hostile(attack, "shall"), hostile(attack, "may"));
    const pages = readdirSync(top, { recursive: true }).filter((file) => file.endsWith(".html"));
    assert.equal(pages.length, 11, pages.join());
    const tab = await open(browser, address(top, "index.html"));
    for (const file of pages) {
      await tab.turn(address(top, file));
      await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
      if (file === "search.html") {
        await tab.fill("#tx-find", "seals");
        await tab.waitForFunction(() => document.querySelectorAll("#tx-hits li").length === 2);
      }
      assert.match(await tab.getAttribute("meta[http-equiv='Content-Security-Policy']", "content"), /^default-src 'none'; /);
      assert.deepEqual(await risen(tab), nothing, file);
      assert.deepEqual(tab.faults, [], file);
    }
    await tab.context().close();
  });
}

test("an override of direction turns nothing round but its own clause", async () => {
  const side = (word) => draft(`## Article 1. \u202eSeals\n\n1. \u202eSeals ${word} eat.\n\n2. Boats keep away.\n`);
  const tab = await open(browser, page("redline", side("shall"), side("may")));
  const places = await tab.evaluate(() => ["Seals", "Boats"].map((word) => {
    const block = [...document.querySelectorAll("main p")].find((block) => block.textContent.includes(word));
    const range = document.createRange(), node = [...block.childNodes].find((node) => node.nodeType === 3 && node.data.includes(word));
    const place = (letter) => { range.setStart(node, node.data.indexOf(letter)); range.setEnd(node, node.data.indexOf(letter) + 1); return range.getBoundingClientRect().left; };
    return place(word[0]) < place(word[1]);
  }));
  assert.deepEqual(places, [false, true]);
  await tab.context().close();
});

test("the policy of the page refuses a script and a style that got in after all", async () => {
  const side = (word) => draft(`## Article 1\n\nSeals ${word} eat.\n`);
  const tab = await open(browser, page("redline", side("shall"), side("may")));
  const ran = await tab.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const style = document.createElement("style");
    style.textContent = "main{display:none}";
    document.body.append(style);
    return [window.ran === true, getComputedStyle(document.querySelector("main")).display];
  });
  assert.deepEqual(ran, [false, "block"]);
  await tab.context().close();
});

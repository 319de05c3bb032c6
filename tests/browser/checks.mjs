// What every page must pass, whatever its kind.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Makes a tab, opened with `bypassCSP`, ready for [`findings`]. */
export const prepare = async (tab) => {
  await tab.evaluate(axe);
  // What is far from the window is not laid out, and its links seem to lie upon each other.
  await tab.addStyleTag({ content: "*{content-visibility:visible!important}" });
};

/** What axe finds, as rules with the markup they are about. */
export const findings = async (tab) => {
  // What a bar covers for the moment is no small target.
  await tab.evaluate(() => scrollTo(0, 0));
  const { violations } = await tab.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary.split("\n").slice(1, 2)}`));
};

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // A long heading names an article; voids and quotes are the writer's own.
  rules: { "long-title": "off", "void-style": "off", "no-trailing-whitespace": "off", "no-inline-style": "error", "no-implicit-button-type": "off" },
});

/** What a validator finds in a file. */
export const invalid = async (path) => {
  const report = await validator.validateString(readFileSync(path, "utf8"));
  return report.results.flatMap((result) => result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`));
};

/** By how many pixels the page is wider than the window, and what sticks out; what scrolls by itself may be wide. */
export const overflow = (tab) => tab.evaluate(() => {
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth;
  const scrolls = (element) => element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && box.width > 1 && box.height > 1 && (box.right > innerWidth + 1 || box.left < -1) && !element.matches(".skip") && !scrolls(element.parentElement);
  });
  return [wide, out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))];
});

/** Which of the things one can press, follow or fill in are not reached by the tabulator key, or show nothing when they are. */
export const unreached = async (tab) => {
  const count = await tab.evaluate(() => {
    const all = [...document.querySelectorAll("a[href],button,input,select,summary")];
    const radios = new Set();
    window.wanted = all.filter((element) => {
      if (!element.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }) || element.disabled || element.tabIndex < 0) return false;
      if (element.type !== "radio") return true;
      return element.checked;
    });
    document.activeElement.blur();
    window.blind = [];
    document.addEventListener("focusin", ({ target }) => {
      window.wanted = window.wanted.filter((element) => element !== target);
      const shown = target.type === "radio" ? target.nextElementSibling : target;
      if (getComputedStyle(shown).outlineStyle === "none") window.blind.push(target.outerHTML.slice(0, 120));
    });
    return window.wanted.length;
  });
  for (let press = 0; press < count + 20; press += 1) await tab.keyboard.press("Tab");
  return tab.evaluate(() => [window.wanted.map((element) => element.outerHTML.slice(0, 120)), window.blind]);
};

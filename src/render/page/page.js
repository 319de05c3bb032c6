"use strict";
/* What all pages share: keys with a list of them, links that open what hides their target, and the way back. */
const page = (() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const root = document.documentElement;
  const actions = {};
  const help = one("#tx-keys"), on = one("#tx-keys-on"), back = one("#tx-back"), said = one("#tx-said");

  /* Storage is refused to some pages opened from a folder; keys then are on. */
  const stored = (work) => { try { return work(localStorage); } catch { return null; } };
  on.checked = stored((store) => store.getItem("travaux-keys")) !== "off";
  on.addEventListener("change", () => stored((store) => store.setItem("travaux-keys", on.checked ? "on" : "off")));

  const typing = (at) => at.closest("input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable],dialog[open]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !on.checked && event.key !== "?") return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  let clock;
  const say = (text) => {
    said.textContent = text;
    clearTimeout(clock);
    clock = setTimeout(() => { said.textContent = ""; }, 2500);
  };

  /* Opens what folds an element away. */
  const reveal = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const target = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* a sign of per cent that escapes nothing is itself */ }
    return id && document.getElementById(id);
  };
  const arrive = () => {
    const element = target();
    if (!element) return;
    document.dispatchEvent(new CustomEvent("arrive", { detail: element }));
    reveal(element);
    element.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", arrive);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && !link.classList.contains("skip")) back.hidden = false;
  });
  const goBack = () => {
    if (back.hidden) return;
    back.hidden = true;
    history.back();
  };
  back.addEventListener("click", goBack);
  actions.b = goBack;
  actions["?"] = () => help.open ? help.close() : help.showModal();

  return { one, all, root, actions, help, say, reveal, arrive };
})();

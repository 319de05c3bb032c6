/* Steps from change to change, views, filter, search, the list of changes. */
(() => {
  const { one, all, root, actions, help, say, reveal, arrive } = page;
  const main = one("main"), bar = one(".bar");
  const blocks = () => all("p,h2,h3", main);
  const changed = all(".x", main);
  const fill = (text, ...values) => values.reduce((text, value) => text.replace("{}", value), text);
  const cite = (block) => { const at = one(".p", block); return at ? at.getAttribute("aria-label") : block.textContent.trim(); };

  /* The outline is open where there is room beside the text. */
  const contents = one("#tx-contents"), wide = matchMedia("(min-width:62rem)");
  const unfold = () => { contents.open = wide.matches; };
  unfold();
  wide.addEventListener("change", unfold);

  /* Steps. */
  let hits = changed, current = null;
  const at = one("#tx-at");
  const top = () => getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  const place = () => {
    const where = current ? hits.indexOf(current) : -1;
    at.textContent = where < 0 ? fill(at.dataset.all, hits.length) : fill(at.dataset.of, where + 1, hits.length);
  };
  const stand = (block) => {
    if (current) current.classList.remove("here");
    current = block;
    if (block) block.classList.add("here");
    /* What the address names is lit only until the reader goes on from there. */
    root.classList.toggle("stepped", block !== null);
    place();
  };
  const inSight = (block) => {
    const box = block.getBoundingClientRect();
    return box.height > 0 && box.bottom > top() && box.top < innerHeight;
  };
  const outer = (block) => { while (block.parentElement !== main) block = block.parentElement; return block; };
  /* The first change below the upper edge of the window. Browsers lay out only what is near it, so the articles are
     halved first, and only the changes of the one at the edge are asked for their place. */
  const firstBelow = () => {
    let low = 0, high = hits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (outer(hits[middle]).getBoundingClientRect().bottom < top()) low = middle + 1; else high = middle;
    }
    while (low < hits.length && hits[low].getBoundingClientRect().top < top() - 1) low += 1;
    return low;
  };
  const go = (block) => {
    reveal(block);
    stand(block);
    const edit = one("ins:not(.f,.t),del:not(.f,.t)", block);
    block.scrollIntoView({ block: block.offsetHeight > innerHeight * 0.6 ? "start" : "center" });
    if (edit && !inSight(edit)) edit.scrollIntoView({ block: "center" });
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
  };
  const step = (by) => {
    if (!hits.length) return;
    const known = current && inSight(current) ? hits.indexOf(current) : -1;
    const next = known >= 0 ? known + by : firstBelow() - (by < 0 ? 1 : 0);
    go(hits[(next + hits.length) % hits.length]);
  };
  actions.n = () => step(1);
  actions.p = () => step(-1);
  one("#tx-next").addEventListener("click", actions.n);
  one("#tx-prev").addEventListener("click", actions.p);
  place();

  /* Views. Side by side, each block holds its old text beside its new one; both come from the one that was written. */
  const split = (block) => {
    if (block.classList.contains("two")) return;
    const right = document.createElement("span");
    right.className = "r";
    right.append(...[...block.childNodes].filter((node) => !(node.classList && node.classList.contains("p"))));
    const left = right.cloneNode(true);
    left.className = "l";
    all("ins,.tag", left).forEach((node) => node.remove());
    /* What both columns say is heard once. */
    if (!block.classList.contains("x")) left.setAttribute("aria-hidden", "true");
    block.classList.add("two");
    block.append(left, right);
  };
  const join = (block) => {
    if (!block.classList.contains("two")) return;
    block.classList.remove("two");
    one(":scope>.l", block).remove();
    const right = one(":scope>.r", block);
    right.replaceWith(...right.childNodes);
  };
  const view = (name) => {
    const anchor = current && inSight(current) ? current : null;
    root.dataset.view = name;
    const texts = blocks().filter((block) => !block.classList.contains("went"));
    texts.forEach(name === "side" ? split : join);
    if (anchor) anchor.scrollIntoView({ block: "center" });
    search.forget();
  };
  const radios = all("[name=view]");
  /* Browsers that keep what was ticked before a reload would show what does not hold. */
  all("input", bar).forEach((input) => { input.checked = input.defaultChecked; });
  radios.forEach((radio) => radio.addEventListener("change", () => view(radio.value)));
  actions.v = () => {
    const next = radios[(radios.findIndex((radio) => radio.checked) + 1) % radios.length];
    next.checked = true;
    view(next.value);
  };

  /* Filter. */
  const sorts = all("[name=sort]"), chapter = one("#tx-chapter"), nothing = one("#tx-nothing");
  const entries = new Map(all("nav li").map((entry) => [one("a", entry).getAttribute("href"), entry]));
  const link = (element) => "#" + element.id;
  /* Which top-level elements a chapter holds: up to the next heading of its rank. */
  const range = () => {
    const first = chapter && chapter.value && document.getElementById(chapter.value.slice(1));
    if (!first) return null;
    const held = new Set([first]);
    for (let next = first.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.localName === "h2" && +next.dataset.l <= +first.dataset.l) break;
      held.add(next);
    }
    return held;
  };
  const filter = () => {
    const wanted = sorts.filter((sort) => sort.checked).map((sort) => sort.value), held = range();
    const passes = (block) => (!wanted.length || wanted.some((sort) => block.classList.contains(sort))) && (!held || held.has(outer(block)));
    all(".hit").forEach((element) => element.classList.remove("hit"));
    hits = changed.filter(passes);
    const active = wanted.length > 0 || held !== null;
    root.classList.toggle("filtered", active);
    if (active) {
      hits.forEach((block) => { block.classList.add("hit"); outer(block).classList.add("hit"); });
      headings();
    }
    nothing.textContent = hits.length || !active ? "" : nothing.dataset.none;
    if (current && !hits.includes(current)) stand(null);
    place();
  };
  /* The chapters over what matches, in text and outline. */
  const headings = () => {
    let over = [];
    for (const element of main.children) {
      if (element.localName === "h2") {
        over = over.filter((heading) => +heading.dataset.l < +element.dataset.l);
        over.push(element);
      }
      if (!element.classList.contains("hit")) continue;
      const own = one("h3", element) || element;
      for (const heading of [...over, own]) {
        heading.classList.add("hit");
        const entry = entries.get(link(heading));
        if (entry) entry.classList.add("hit");
      }
    }
  };
  const clear = () => {
    sorts.forEach((sort) => { sort.checked = false; });
    if (chapter) chapter.value = "";
    filter();
  };
  sorts.forEach((sort) => sort.addEventListener("change", filter));
  if (chapter) chapter.addEventListener("change", filter);
  one("#tx-clear").addEventListener("click", clear);
  const pop = one(".filter");
  document.addEventListener("click", (event) => { if (pop.open && !pop.contains(event.target)) pop.open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pop.open) { pop.open = false; one("summary", pop).focus(); }
  });
  /* A link to what the filter hides lifts the filter. */
  document.addEventListener("arrive", (event) => {
    const element = event.detail;
    if (root.classList.contains("filtered") && !element.offsetParent && !element.closest("details:not([open])")) clear();
    stand(element.classList.contains("x") ? element : null);
  });

  /* Search: in the new text, then in the old one, across the borders of edits. */
  const search = (() => {
    const field = one("#tx-find"), found = one("#tx-found");
    let texts = null, ranges = [], where = -1, searched = "";
    const mark = (name, list) => {
      if (!window.Highlight) return;
      if (list.length) CSS.highlights.set(name, new Highlight(...list)); else CSS.highlights.delete(name);
    };
    const read = (gone) => blocks().map((block) => {
      const nodes = [], starts = [];
      let text = "";
      const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node.parentElement.closest(gone)) continue;
        nodes.push(node);
        starts.push(text.length);
        text += node.data;
      }
      return { nodes, starts, text, edited: one("del", block) !== null };
    });
    const spot = ({ nodes, starts }, offset, end) => {
      let at = nodes.length - 1;
      while (at > 0 && (starts[at] > offset || end && starts[at] === offset)) at -= 1;
      return [nodes[at], offset - starts[at]];
    };
    const match = (text, pattern) => [...text.text.matchAll(pattern)].map((hit) => {
      const range = document.createRange();
      range.setStart(...spot(text, hit.index, false));
      range.setEnd(...spot(text, hit.index + hit[0].length, true));
      return range;
    });
    const run = () => {
      const wanted = field.value.trim();
      searched = wanted;
      ranges = [];
      where = -1;
      if (wanted) {
        texts = texts || [read("del,.tag,.l"), read("ins,.tag,.r").filter((text) => text.edited)];
        const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");
        const goes = (range) => range.startContainer.parentElement.closest("del,.l") || one("del", range.cloneContents());
        ranges = [...texts[0].flatMap((text) => match(text, pattern)), ...texts[1].flatMap((text) => match(text, pattern)).filter(goes)];
        ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      }
      mark("find", ranges);
      mark("found", []);
      show();
    };
    const show = () => {
      found.textContent = !field.value.trim() ? "" : !ranges.length ? found.dataset.none
        : where < 0 ? String(ranges.length) : fill(found.dataset.of, where + 1, ranges.length);
    };
    const walk = (by) => {
      if (!ranges.length) return;
      where = (where + by + ranges.length) % ranges.length;
      const element = ranges[where].startContainer.parentElement;
      if (root.classList.contains("filtered") && !element.getClientRects().length) clear();
      reveal(element);
      element.scrollIntoView({ block: "center" });
      mark("found", [ranges[where]]);
      show();
    };
    let clock;
    field.addEventListener("input", () => { clearTimeout(clock); clock = setTimeout(run, 120); });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        clearTimeout(clock);
        if (field.value.trim() !== searched) run();
        walk(event.shiftKey ? -1 : 1);
      }
      if (event.key === "Escape") { field.value = ""; run(); field.blur(); }
    });
    actions["/"] = () => { field.focus(); field.select(); };
    return { forget: () => { texts = null; if (field.value.trim()) run(); } };
  })();

  /* The list of changes, as the filter has them. */
  const list = one("#tx-list"), changes = one("#tx-changes");
  const piece = (name, text) => { const element = document.createElement(name); element.textContent = text; return element; };
  const words = (node) => { const span = one(":scope>span", node); return (span || node).textContent; };
  const told = (block) => {
    const item = document.createElement("li"), old = block.dataset.o;
    item.append(piece("b", cite(block)), old ? " (" + old + ")" : "", ": ");
    const source = one(":scope>.r", block) || block;
    const tags = all(".tag", source).map((tag) => tag.textContent);
    if (tags.length) item.append(tags.join("; "), ". ");
    const edits = all("ins:not(.t),del:not(.t)", source);
    edits.forEach((edit, place) => { item.append(place ? " · " : "", piece(edit.localName, words(edit))); });
    if (block.classList.contains("went")) item.append(block.textContent);
    return item;
  };
  one("#tx-listed").addEventListener("click", () => {
    changes.lang = main.lang;
    changes.dir = main.dir;
    changes.replaceChildren(...hits.filter((block) => !block.classList.contains("went")).map(told));
    list.showModal();
  });
  one("#tx-copy").addEventListener("click", (event) => {
    const selection = getSelection();
    selection.selectAllChildren(changes);
    document.execCommand("copy");
    selection.removeAllRanges();
    event.target.textContent = event.target.dataset.done;
  });

  /* The address of a clause. */
  const copyLink = (element) => {
    history.replaceState(null, "", link(element));
    const done = () => say(one("#tx-copy").dataset.done + ": " + link(element));
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, done); else done();
  };
  actions.c = () => {
    const target = current || blocks().find((block) => inSight(block) && block.id);
    if (target) copyLink(target);
  };
  main.addEventListener("click", (event) => {
    const number = event.target.closest(".n"), block = number && number.closest("[id]");
    if (block && !event.target.closest("summary")) copyLink(block);
  });

  actions.u = () => {
    const folds = all("details", main), open = folds.some((fold) => !fold.open);
    folds.forEach((fold) => { fold.open = open; });
  };
  one("#tx-help").addEventListener("click", actions["?"]);
  arrive();
})();

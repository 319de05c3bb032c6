(function () {
  "use strict";
  // So many hits are listed; all are counted.
  var MOST = 200, AROUND = 70;
  var texts = JSON.parse(document.getElementById("tx-data").textContent);
  var find = document.getElementById("tx-find"), hits = document.getElementById("tx-hits");
  var count = document.getElementById("tx-count"), timer = 0;
  function fold(text) { return text.normalize("NFKC").toLocaleLowerCase(); }
  texts.forEach(function (text) { text.folded = text.clauses.map(function (clause) { return fold(clause[2]); }); });
  function element(name, text) { var made = document.createElement(name); made.textContent = text; return made; }
  function show(text, clause, at, length) {
    var item = document.createElement("li"), link = element("a", text.symbol + ", " + clause[1]);
    link.href = text.page + "#" + encodeURIComponent(clause[0]);
    item.append(link, document.createElement("br"));
    var words = document.createElement("span"), start = Math.max(0, at - AROUND);
    words.lang = text.language; words.dir = text.language === "ar" ? "rtl" : "ltr";
    words.append((start > 0 ? "…" : "") + clause[2].slice(start, at), element("mark", clause[2].slice(at, at + length)),
      clause[2].slice(at + length, at + length + AROUND) + (at + length + AROUND < clause[2].length ? "…" : ""));
    item.append(words); hits.append(item);
  }
  function search() {
    var wanted = fold(find.value.trim()), found = 0;
    hits.replaceChildren(); count.textContent = "";
    if (wanted.length < 2 && !/[\u4e00-\u9fff]/.test(wanted)) { return; }
    texts.forEach(function (text) {
      text.folded.forEach(function (words, place) {
        var at = words.indexOf(wanted);
        if (at < 0) { return; }
        found += 1;
        if (found <= MOST) { show(text, text.clauses[place], at, wanted.length); }
      });
    });
    count.textContent = found ? count.dataset.some.replace("{}", found) : count.dataset.none;
  }
  find.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(search, 120); });
  if (location.hash.length > 1) { find.value = decodeURIComponent(location.hash.slice(1)); search(); }
  find.focus();
})();

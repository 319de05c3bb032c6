(function () {
  "use strict";
  var seen = null;
  setInterval(function () {
    fetch("/tx-version").then(function (answer) { return answer.text(); }).then(function (version) {
      if (seen !== null && seen !== version) { location.reload(); }
      seen = version;
    }, function () {});
  }, 700);
})();

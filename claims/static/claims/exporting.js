// Says that a file is on its way: a large one is put together for a while before its download begins.
"use strict";
(() => {
  const CLAIMS_A_SECOND = 5000;
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href*='/export/']");
    const said = document.getElementById("export-said");
    if (!link || !said) return;
    const seconds = Math.ceil(Number(said.dataset.claims) / CLAIMS_A_SECOND);
    said.textContent = seconds > 1 ? said.dataset.later.replace("{seconds}", seconds) : said.dataset.soon;
  });
})();

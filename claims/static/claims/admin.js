// Ticks all rows of a list, and says how many are ticked. Without it every row can be ticked by itself.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const all = document.getElementById("action-toggle");
  const counter = document.querySelector(".action-counter");
  const rows = [...document.querySelectorAll("input.action-select")];
  if (!all || !rows.length) return;
  const show = () => {
    const ticked = rows.filter((row) => row.checked).length;
    all.checked = ticked === rows.length;
    all.indeterminate = ticked > 0 && ticked < rows.length;
    if (counter) counter.textContent = ticked ? counter.dataset.words.replace("#", ticked) : "";
    rows.forEach((row) => row.closest("tr").classList.toggle("selected", row.checked));
  };
  all.addEventListener("change", () => {
    rows.forEach((row) => {
      row.checked = all.checked;
    });
    show();
  });
  rows.forEach((row) => row.addEventListener("change", show));
  show();
});

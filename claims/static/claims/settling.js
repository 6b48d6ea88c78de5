// Settling by keyboard: with a row in focus 1 takes A, 2 takes B, 3 writes a third; the cursor goes to the next row.
// Without it every choice is a radio button of a plain form.
"use strict";
(() => {
  const TYPED = "textarea, select, input:not([type=radio], [type=checkbox])";
  const box = () => document.querySelector(".settle");
  const rows = () => [...document.querySelectorAll(".settle [data-row]")];
  const radios = (row) => [...row.querySelectorAll("input[type=radio]")];

  // A row of ticks: the citations that one side alone gave.
  const ticks = (row) => [...row.querySelectorAll("input[type=checkbox]")];

  const pressed = (event) => {
    const isModified = box().dataset.keys === "modified";
    if (event.ctrlKey || event.metaKey || event.altKey !== isModified || event.shiftKey !== isModified) return "";
    const digit = /^Digit([123])$/.exec(event.code) || /^([123])$/.exec(event.key);
    return digit ? digit[1] : "";
  };
  // What is written as a third stays in sight while a side is taken, and is not sent with it.
  const show = (row) => {
    const chosen = radios(row).find((one) => one.checked);
    row
      .querySelectorAll("td")
      .forEach((cell) =>
        cell.classList.toggle(
          "is-taken",
          cell.contains(chosen || ticks(row).find((one) => one.checked && cell.contains(one)) || null),
        ),
      );
    row.querySelectorAll(".settle-result :is(textarea, select)").forEach((field) => {
      field.disabled = Boolean(chosen) && chosen.value !== "own";
    });
  };
  const focusOn = (row) => {
    const goal = row
      ? radios(row)[0] || ticks(row)[0]
      : document.querySelector("[data-settle], button[value='go+next']");
    if (goal) goal.focus();
  };
  const choose = (row, digit) => {
    const choice = row.querySelector(`[data-choice="${digit}"]`);
    if (!choice) return;
    if (choice.matches("[type=checkbox]")) {
      const boxes = ticks(row).filter((one) => one.dataset.choice === digit),
        isAll = boxes.every((one) => one.checked);
      boxes.forEach((one) => {
        one.checked = !isAll;
      });
      show(row);
      if (!row.contains(document.activeElement)) focusOn(row);
      return;
    }
    if (choice.matches("a")) {
      document.querySelector(choice.getAttribute("href"))?.focus();
      return;
    }
    choice.checked = true;
    show(row);
    if (choice.value === "own") row.querySelector(".settle-result :is(textarea, select)").focus();
    else focusOn(rows()[rows().indexOf(row) + 1]);
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (!box() || event.isComposing || event.defaultPrevented) return;
      // A digit pressed outside of the table is about the first row that nobody has decided.
      const row =
        event.target.closest("[data-row]") ||
        (!event.target.closest("a, button, details, [contenteditable]") &&
          rows().find((one) => radios(one).length && !radios(one).some((choice) => choice.checked)));
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
        const settle = document.querySelector("[data-settle]");
        if (settle && !document.getElementById("desk")) {
          event.preventDefault();
          settle.click();
        }
        return;
      }
      if (!row || event.repeat || event.target.matches(TYPED) || box().dataset.keys === "off") return;
      const digit = pressed(event);
      if (!digit) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      choose(row, digit);
    },
    true,
  );
  document.addEventListener("change", (event) => {
    const row = event.target.closest(".settle [data-row]");
    if (row && event.target.matches("[type=radio], [type=checkbox]")) show(row);
  });
  document.addEventListener("input", (event) => {
    const row = event.target.closest(".settle [data-row]");
    if (row && event.target.matches(TYPED)) {
      row.querySelector("[value=own]").checked = true;
      show(row);
    }
  });
  document.addEventListener(
    "click",
    (event) => {
      const side = event.target.closest && event.target.closest(".settle [data-side]");
      if (!side) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      rows().forEach((row) => {
        const choice = radios(row).find((one) => one.value === side.dataset.side);
        if (choice) choice.checked = true;
        ticks(row).forEach((one) => {
          one.checked = one.value === side.dataset.side;
        });
        show(row);
      });
      focusOn(null);
    },
    true,
  );
  const arrive = () => rows().forEach(show);
  document.addEventListener("htmx:afterSwap", arrive);
  document.addEventListener("DOMContentLoaded", arrive);
})();

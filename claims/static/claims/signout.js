// Signing out leaves nothing of what was typed in this browser.
"use strict";
document.addEventListener("submit", (event) => {
  if (!/\/(logout|sign-out)\/$/.test(new URL(event.target.getAttribute("action") || "", location.href).pathname)) return;
  Object.keys(localStorage).filter((name) => name.startsWith("desk-draft:")).forEach((name) => localStorage.removeItem(name));
});

// Signing out leaves nothing of what was typed in this browser; what somebody else left here, whose session ended, goes too.
"use strict";
{
  const DRAFTS = "desk-draft:",
    { person } = document.currentScript.dataset;
  const forget = (kept) => {
    Object.keys(localStorage)
      .filter((name) => name.startsWith(DRAFTS) && !(kept && name.startsWith(`${DRAFTS}${kept}:`)))
      .forEach((name) => localStorage.removeItem(name));
    if (!(sessionStorage.getItem("draft-sent") || "").includes(`${DRAFTS}${kept}:`))
      sessionStorage.removeItem("draft-sent");
  };
  // Nobody is signed in on the page that asks who one is.
  if (Number(person)) forget(person);
  document.addEventListener("submit", (event) => {
    if (/\/(logout|sign-out)\/$/.test(new URL(event.target.getAttribute("action") || "", location.href).pathname))
      forget("");
  });
}

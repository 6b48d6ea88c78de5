// Keeps what is typed about a claim and not saved in this browser, for this person, and offers it again.
// Without it what is typed is there as long as its page is.
"use strict";
window.drafts = (() => {
  const DRAFTED = new RegExp(
    `^(${[
      "decision-(verdict|rationale|reason|correction)",
      "words-(statement|claimant)",
      "confirm-statement",
      "place-quote",
      "note-\\d+-body",
      "(ask_second|reopen|drop)-reason",
      "split-\\d+-quote",
      "settle-(rationale|correction)",
      "away-remark",
      "cite-\\d+-(url|pinpoint|excerpt|title|publisher)",
    ].join("|")})$`,
  );
  const AFTER_MS = 250,
    SENT = "draft-sent";
  const form = () => document.querySelector("form[data-draft-of]");
  const place = () => `desk-draft:${form().dataset.draftOf}`;
  const box = () => document.getElementById("desk-draft");
  const kept = (where = place()) => JSON.parse(localStorage.getItem(where) || "null");
  const fields = () => [...form().elements].filter((field) => DRAFTED.test(field.name) && field.type !== "hidden");
  // What the page itself filled in is nothing that was typed.
  const isTyped = (field) =>
    field.value.trim() &&
    (field.type !== "radio" || field.checked) &&
    field.value !== form().elements[`initial-${field.name}`]?.value;
  const typed = () =>
    Object.fromEntries(
      fields()
        .filter(isTyped)
        .map((field) => [field.name, field.value]),
    );
  const isMissing = (field, draft) =>
    draft[field.name] &&
    (field.type === "radio" ? field.value === draft[field.name] && !field.checked : field.value !== draft[field.name]);
  const toldOf = (field, value) =>
    field.type === "radio"
      ? field.labels[0].textContent.trim()
      : [...(field.options || [])].find((option) => option.value === value)?.text || value;
  const unsaved = () =>
    fields().some(
      (field) =>
        field.type !== "radio" &&
        field.value.trim() &&
        field.defaultValue !== undefined &&
        field.value !== field.defaultValue,
    );
  let waiting = 0;
  const keep = () => {
    clearTimeout(waiting);
    const found = typed();
    if (Object.keys(found).length) localStorage.setItem(place(), JSON.stringify(found));
    // What is offered and not taken yet stays.
    else if (box()?.hidden !== false) localStorage.removeItem(place());
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, AFTER_MS);
  };
  const drop = (where = place()) => localStorage.removeItem(where);
  const putBack = (missing, draft) =>
    missing.forEach((field) => {
      if (field.type === "radio") field.checked = true;
      else field.value = draft[field.name];
      for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    });
  // `isAsked` false: the same claim drawn anew, with another part open: nothing has to be asked.
  const offer = (isAsked = true) => {
    const draft = kept();
    if (!box() || !draft) return;
    const missing = fields().filter((field) => isMissing(field, draft));
    // What has no field here any more, since the claim went on without it, is shown to be copied.
    const homeless = Object.keys(draft)
      .filter((name) => name !== "decision-verdict" && !document.getElementsByName(name).length)
      .map((name) => draft[name]);
    if (!missing.length && !homeless.length) return;
    if (!isAsked) {
      putBack(missing, draft);
      return;
    }
    const told = missing.map((field) => toldOf(field, draft[field.name]));
    box().hidden = false;
    box().querySelector("[data-draft]").textContent = homeless.length
      ? [...told, ...homeless].join(" … ")
      : told.join(" … ").slice(0, 300);
    box().querySelector("[data-draft=take]").hidden = !missing.length;
    box().querySelector("[data-draft=take]").onclick = () => {
      putBack(missing, draft);
      box().hidden = true;
      missing[0].focus();
    };
    box().querySelector("[data-draft=drop]").onclick = () => {
      drop();
      box().hidden = true;
      const heading = document.getElementById("claim-heading") || document.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus();
    };
  };
  document.addEventListener("input", (event) => {
    if (event.target.form && event.target.form === form()) later();
  });

  // On the page of a claim, which is sent whole: what was sent is no draft any more once the answer says that it is in.
  document.addEventListener("submit", (event) => {
    if (event.target !== form() || document.getElementById("desk")) return;
    keep();
    sessionStorage.setItem(SENT, JSON.stringify({ place: place(), fields: typed() }));
  });
  const forget = (sent) => {
    const left = Object.entries(kept(sent.place) || {}).filter(([name, value]) => sent.fields[name] !== value);
    if (left.length) localStorage.setItem(sent.place, JSON.stringify(Object.fromEntries(left)));
    else drop(sent.place);
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (!form() || document.getElementById("desk")) return;
    const sent = JSON.parse(sessionStorage.getItem(SENT) || "null");
    sessionStorage.removeItem(SENT);
    if (sent && document.querySelector(".message.saved")) forget(sent);
    // The answer has in its fields what was typed and is not in.
    if (form().dataset.holdsTyped) keep();
    else offer();
  });
  return { place, keep, drop, offer, unsaved };
})();

// Makes the review desk quick: keys press the buttons that show them, holds are extended.
// Without it every button still works.
"use strict";
(() => {
  const TYPED =
    "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit], [type=button], [type=hidden])";
  const SAME_PRESS_MS = 450,
    PAUSE_MS = 400,
    RUN_MS = 300,
    WATCH_EVERY_MS = 5000,
    HOLD_EVERY_MS = 15_000,
    FIRST_BEAT_MS = 1500,
    WARN_SECONDS = 60,
    DRAFT_AFTER_MS = 250,
    WIDE_PX = 1024;
  const DRAFTED = new RegExp(
    `^(${[
      "decision-(rationale|correction)",
      "confirm-statement",
      "place-quote",
      "note-\\d+-body",
      "(ask_second|reopen)-reason",
      "split-\\d+-quote",
      "settle-(rationale|correction)",
      "away-remark",
      "cite-\\d+-(url|pinpoint|excerpt)",
    ].join("|")})$`,
  );
  const desk = () => document.getElementById("desk");
  const say = (words) => {
    document.getElementById("desk-status").textContent = words;
  };
  const words = (name) => document.getElementById("desk-words").dataset[name];

  // Keys.
  let last = { key: "", at: 0 };
  // Whoever goes on typing after a verdict means its rationale: until they pause, those letters are no keys of the
  // claim that has come up. Where the verdict was refused they are what was asked for.
  let typing = 0,
    kept = "",
    isIn = false;
  // A verdict key in a run of letters is typing: after a letter of another kind it is not pressed at all, before one its
  // verdict is taken back, and what was typed begins the rationale. A press of its own is never held up for that.
  let decidedAt = 0,
    strayAt = -RUN_MS,
    isRun = false;
  const isLetter = (event) => /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  const undoButton = () => document.querySelector("#desk button[value=undo_last]");
  // What cannot be taken back, as the first review of a blind pair, stays; the letters typed after it go.
  const takeBack = () => {
    if (undoButton()) {
      undoButton().click();
      return;
    }
    isRun = false;
    kept = "";
    say(`${document.getElementById("desk-status").textContent.trim()} ${words("stays")}`);
  };
  const typedOn = () => words(undoButton() ? "typing" : "stays");
  const stopped = () => {
    const field = document.getElementsByName("decision-rationale")[0];
    isRun = false;
    isIn = false;
    typing = 0;
    if (!field) {
      kept = "";
      return;
    }
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    giveBack();
    say(`${document.getElementById("desk-status").textContent.trim()} ${words("run")}`);
  };
  const isTypedOn = (event) => {
    if (!typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return false;
    if (event.timeStamp - typing > PAUSE_MS) {
      typing = 0;
      return false;
    }
    if (event.repeat) return true;
    typing = event.timeStamp;
    if (!kept && event.key === last.key) return true;
    kept += event.key;
    if (isLetter(event) && decidedAt && event.timeStamp - decidedAt < RUN_MS && !isRun) {
      isRun = true;
      if (isIn) {
        takeBack();
        return true;
      }
    }
    if (isRun) return true;
    if (!document.querySelector("#desk-form.htmx-request")) {
      if (isIn) {
        kept = "";
        say(decidedAt ? typedOn() : words("stray"));
      } else giveBack();
    }
    return true;
  };
  const WORDED = ["textarea", "text", "url"];
  const wordedField = () =>
    [document.activeElement, ...document.getElementsByName("decision-rationale")].find((one) =>
      WORDED.includes(one.type),
    );
  const giveBack = () => {
    const field = wordedField();
    if (field && kept) {
      field.setRangeText(kept, field.selectionStart, field.selectionStart, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    kept = "";
  };
  const nameOf = (event) => window.reading.key(event, desk().dataset.keys);
  const find = (key) => {
    // What is folded away is not offered to anybody.
    const picked =
      /^[1-9]$/.test(key) &&
      [...document.querySelectorAll(`[data-pick="${key}"]`)].find(
        (one) => one.checkVisibility() && !one.closest("details:not([open])"),
      );
    return picked || document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  };
  // The person's own keys, read off the buttons that show them.
  document.addEventListener(
    "toggle",
    (event) => {
      const list = event.target.matches(".desk-keys[open]") && document.getElementById("desk-key-list");
      if (!list) return;
      list.replaceChildren(
        ...[...document.querySelectorAll("[aria-keyshortcuts]")].map((button) => {
          const row = document.createElement("li"),
            shown = document.createElement("kbd");
          const named = button.id && document.querySelector(`label[for="${button.id}"]`);
          shown.textContent =
            (named || button).querySelector("kbd")?.textContent ||
            button.getAttribute("aria-keyshortcuts").replace("Control", "Ctrl");
          const label = (named || button.closest("label") || button).cloneNode(true);
          label.querySelectorAll("kbd, .mark-icon").forEach((part) => part.remove());
          row.append(shown, ` ${label.textContent.trim()}`);
          return row;
        }),
      );
    },
    true,
  );
  const unfold = (node) => {
    for (let part = node && node.closest("details"); part; part = part.parentElement.closest("details"))
      part.open = true;
  };
  const press = (target) => {
    if (target.id === "desk-add" && addSelection()) return;
    if (target.matches("a[href^='#']")) {
      const goal = document.querySelector(target.getAttribute("href"));
      unfold(goal);
      goal.focus();
      return;
    }
    if (target.matches("summary")) {
      const part = target.parentElement;
      part.open = !part.open || !!part.querySelector(TYPED);
      (target.parentElement.querySelector(TYPED) || target).focus();
    } else if (target.matches(TYPED)) {
      unfold(target);
      target.focus();
    } else target.click();
  };
  document.addEventListener("keydown", (event) => {
    if (!desk() || event.isComposing || event.defaultPrevented) return;
    const held = event.ctrlKey || event.metaKey;
    let key = "";
    if (held && event.key === "Enter") {
      const own =
        event.target.closest("details[open]") && event.target.closest("details").querySelector("button[data-own]");
      if (own) {
        event.preventDefault();
        own.click();
        return;
      }
      key = "Control+Enter";
    } else if (event.key === "Escape") return leave(event);
    else if (event.target.closest(`${TYPED}, #add-form`)) return;
    else if (held && !event.altKey && event.key.toLowerCase() === "z") key = event.shiftKey ? "Z" : "z";
    else if (isTypedOn(event)) {
      event.preventDefault();
      return;
    } else key = nameOf(event);
    const target = key.length && ![" ", "Enter", "Backspace", "Delete"].includes(key) && find(key);
    const isVerdict = target && target.matches(".desk-verdicts button");
    if (isVerdict && !held && isLetter(event) && event.timeStamp - strayAt < RUN_MS) {
      event.preventDefault();
      typing = event.timeStamp;
      decidedAt = 0;
      kept = "";
      isIn = true;
      say(words("stray"));
      return;
    }
    // A letter that presses nothing, or nothing that one would decide right after.
    if (isLetter(event) && (!target || /^[ths]$/.test(event.key))) strayAt = event.timeStamp;
    if (!target) {
      const idle = document.getElementById("desk-idle");
      if (idle && /^[vpduxyt]$/.test(key)) say(idle.textContent);
      else if (key === "z" || key === "Z") say(words(key === "z" ? "nothing" : "nothingAgain"));
      return;
    }
    event.preventDefault();
    // Held down, or pressed twice by mistake: one press.
    if (
      event.repeat ||
      (key === last.key && event.timeStamp - last.at < SAME_PRESS_MS && !target.matches("[data-again]"))
    )
      return;
    last = { key, at: event.timeStamp };
    if (target.matches(".desk-verdicts button")) {
      typing = event.timeStamp;
      decidedAt = typing;
      kept = "";
      isIn = false;
      isRun = false;
    }
    press(target);
  });
  // Left and right go through the words of a claim that is cut.
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest && event.target.closest(".cut-words input"),
      way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const boxes = box && way ? [...document.querySelectorAll(".cut-words input")] : [],
      goal = boxes[boxes.indexOf(box) + way];
    if (goal) {
      event.preventDefault();
      goal.focus();
    }
  });
  // The second click of a double click is no decision on the claim that has just come up.
  let clicked = { value: "", at: 0 };
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest && event.target.closest("#desk button[name=act]");
      if (!button) return;
      if (
        button.value === clicked.value &&
        event.timeStamp - clicked.at < SAME_PRESS_MS &&
        !button.matches("[data-again]")
      )
        event.preventDefault();
      else clicked = { value: button.value, at: event.timeStamp };
    },
    true,
  );
  // The words that are selected, as places in their block; the server looks whether they are there.
  const addSelection = () => {
    const sent = window.reading.selected(".passage .block");
    if (!sent) return false;
    Object.entries(sent).forEach(([name, value]) => {
      document.getElementById(`desk-add-${name}`).value = value;
    });
    document.getElementById("desk-add-selection").click();
    return true;
  };
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest && event.target.closest("#desk-add") && addSelection()) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
  const leave = (event) => {
    const cancel = event.target.closest("#add-form") && document.querySelector("#add-form [data-cancel]");
    if (cancel) {
      cancel.click();
      return;
    }
    const box = event.target.closest("details[open]");
    if (event.target.closest(TYPED)) event.target.blur();
    if (box) {
      box.open = false;
      box.querySelector("summary").focus();
    } else document.getElementById("claim-heading").focus();
  };

  document.addEventListener("input", (event) => {
    if (!event.target.closest("#desk-form")) return;
    // Whoever types in between means the next press.
    last = { key: "", at: 0 };
    clicked = { value: "", at: 0 };
  });

  // Answers: what was saved is no draft any more; the cursor goes where the work goes on.
  let sent = null,
    before = "";
  document.addEventListener("htmx:beforeRequest", () => {
    if (!desk()) return;
    window.drafts.keep();
    before = desk().dataset.claim;
  });
  document.addEventListener("htmx:configRequest", (event) => {
    // What the citation line asks while one types says nothing of what was sent.
    if (event.target.closest(".cite-line")) return;
    sent = null;
    if (event.target.id !== "desk-form") return;
    sent = { place: window.drafts.place(), claim: desk().dataset.claim, act: event.detail.parameters.get("act") || "" };
    if (/^(step|goto|later|undo_last)/.test(sent.act)) event.detail.parameters.set("kept", "1");
  });
  // The whole desk is replaced in one step: putting the new one beside the old first makes the browser lay out both.
  htmx.defineExtension("desk", {
    isInlineSwap: (style) => style === "desk",
    handleSwap: (style, target, fragment, settling) => {
      if (style !== "desk") return false;
      const fresh = fragment.querySelector("#desk");
      target.replaceWith(fresh);
      settling.elts.push(fresh);
      return [fresh];
    },
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "desk" || !event.detail.shouldSwap) return;
    event.detail.swapOverride = "desk show:none";
    // Another page, as of somebody whose role was taken away meanwhile: what is here stays.
    if (!/<div id="desk"/.test(event.detail.serverResponse)) {
      event.detail.shouldSwap = false;
      event.detail.isError = true;
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const part = event.detail.target.id;
    if (part === "desk-similar" || part === "desk-history") {
      const heading = document.getElementById(part.replace("desk-", "") + "-heading");
      heading.tabIndex = -1;
      heading.focus();
    }
    if (part !== "desk") return;
    if (event.detail.xhr.status === 200 && sent && !/^(step|goto|later|undo_last|take|release|trim)/.test(sent.act))
      window.drafts.drop(sent.place);
    // What another button would have saved is still there.
    if (sent && desk() && sent.place === window.drafts.place()) window.drafts.keep();
    arrive(event.detail.xhr.status === 200);
    isIn = event.detail.xhr.status === 200;
    if (isRun && sent && isIn) {
      if (sent.act.startsWith("verdict:")) {
        setTimeout(takeBack);
        return;
      }
      if (sent.act === "undo_last") {
        stopped();
        return;
      }
    }
    // It could not be taken back: the page says why.
    if (isRun && sent && sent.act === "undo_last") kept = "";
    isRun = false;
    // What the answer says of the verdict comes first.
    if (kept && isIn) {
      kept = "";
      say(`${document.getElementById("desk-status").textContent.trim()} ${typedOn()}`);
    }
    if (kept) {
      wordedField()?.setSelectionRange(0, 0);
      giveBack();
    }
    // A search in the queue goes on where it was typed, and says what it found.
    const found = document.getElementById("desk-found");
    if (event.detail.requestConfig?.elt?.id === "desk-find") {
      document.getElementById("desk-find-words").focus();
      if (found) say(found.textContent);
    }
  });
  document.addEventListener("htmx:sendError", () => {
    giveBack();
    say(words("offline"));
  });
  document.addEventListener("htmx:responseError", (event) => {
    giveBack();
    // That nobody is signed in is said with the way to do so.
    if (event.detail.xhr.status !== 401) say(words("failed"));
  });
  const arrive = (isNew) => {
    if (!desk()) return;
    const wanted =
      desk().querySelector("[autofocus]") ||
      desk().querySelector(".conflict") ||
      (!isNew && desk().querySelector("[role=alert]"));
    unfold(wanted);
    if (wanted) {
      wanted.tabIndex = wanted.tabIndex < 0 ? -1 : wanted.tabIndex;
      wanted.focus();
    } else if (isNew) document.getElementById("claim-heading").focus({ preventScroll: true });
    if (isNew && !wanted && scrollY) scrollTo(0, 0);
    // The claim in the upper third of its passage; the queue folded where it stands below everything.
    document.querySelectorAll(".passage").forEach((box) => {
      const mark = box.querySelector("mark.current");
      if (mark && box.scrollHeight > box.clientHeight) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
    });
    if (innerWidth < WIDE_PX && !document.getElementById("desk-find-words").value)
      document.querySelector(".desk-queue details").open = false;
    window.drafts.offer(before !== desk().dataset.claim);
    countDown();
  };

  // Holds: extended while the page is looked at or has something unsaved; said before one ends.
  let ends = 0,
    timer = 0,
    isWarned = false;
  const countDown = () => {
    clearInterval(timer);
    isWarned = false;
    const seconds = Number(desk().dataset.seconds);
    ends = Date.now() + seconds * 1000;
    timer = setInterval(watch, WATCH_EVERY_MS);
    clearTimeout(beat);
    beat = setTimeout(extend, FIRST_BEAT_MS);
  };
  let asked = Date.now(),
    beat = 0;
  const watch = () => {
    const left = (ends - Date.now()) / 1000;
    if (desk().dataset.holding && left < WARN_SECONDS && !isWarned) {
      isWarned = true;
      say(words(left > 0 ? "ending" : "ended"));
    }
    if ((document.visibilityState === "visible" || window.drafts.unsaved()) && Date.now() - asked > HOLD_EVERY_MS)
      extend();
  };
  const extend = async () => {
    asked = Date.now();
    const token = document.querySelector("#desk-form [name=csrfmiddlewaretoken]").value;
    const address = desk().dataset.hold;
    const body = new URLSearchParams(desk().dataset.holding ? {} : { looking: "1" });
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } })
      .then((response) => {
        window.signedOut(response.status);
        return response.json();
      })
      .catch(() => null);
    if (!answer || address !== desk().dataset.hold) return;
    document.getElementById("desk-others").textContent = answer.others;
    if (!desk().dataset.holding) return;
    document.getElementById("desk-held").textContent = answer.said;
    if (answer.held) {
      ends = Date.now() + answer.seconds * 1000;
      isWarned = false;
      return;
    }
    // Somebody else has it: what is typed stays, and is no longer kept from them.
    desk().dataset.holding = "";
    say(answer.said);
  };
  // Held longer at one key, with nothing drawn anew.
  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest || !event.target.closest("#desk-hold button[value=take]") || !desk().dataset.holding)
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      extend().then(() => say(document.getElementById("desk-held").textContent));
    },
    true,
  );

  document.addEventListener("change", (event) => {
    if (event.target.id === "hide-marks") say(words(event.target.checked ? "hidden" : "shown"));
  });
  document.addEventListener("DOMContentLoaded", () => {
    document.body.setAttribute("hx-ext", "desk");
    arrive(false);
  });
})();

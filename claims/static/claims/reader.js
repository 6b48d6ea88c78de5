// Makes the reader quick: keys press the buttons that show them, the legend turns marks off at once, cards stand at
// their marks. Without it every link and form still works.
"use strict";
(() => {
  const body = document.body,
    tools = document.getElementById("tools"),
    text = document.getElementById("text");
  if (!tools || !text) return;
  const TYPED = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
  const WIDE = matchMedia("(min-width: 68.75rem)");
  const said = document.getElementById("said");
  const say = (words) => {
    said.textContent = words;
  };
  const words = tools.dataset;
  const byId = (id) => document.getElementById(id);
  tools.hidden = false;
  body.classList.add("scripted");

  // The claim one is at.
  const marks = () => [...text.querySelectorAll("mark[data-told]")].filter((mark) => mark.id.split("-").length === 2);
  const isShown = (mark) => !body.classList.contains("bare") && !body.classList.contains(`hide-${nameOf(mark)}`);
  const nameOf = (mark) => /mark-(\w+)/.exec(mark.className)[1];
  const cardOf = (mark) => byId(mark.dataset.card);
  // Other claims on the same words cut a mark in pieces.
  const piecesOf = (mark) => text.querySelectorAll(`mark[data-card="${mark.dataset.card}"]`);
  let current = null,
    passed = null;
  const goTo = (mark, isSilent, isStill) => {
    if (current) [...piecesOf(current), cardOf(current)].forEach((one) => one && one.classList.remove("current"));
    current = mark;
    passed = null;
    if (!mark) return;
    [...piecesOf(mark), cardOf(mark)].forEach((one) => one && one.classList.add("current"));
    mark.tabIndex = -1;
    if (!isStill) mark.scrollIntoView({ block: "start" });
    mark.focus({ preventScroll: true });
    history.replaceState(null, "", `#${mark.id}`);
    if (!isSilent) say(words.place.replace("{place}", all.indexOf(mark) + 1).replace("{total}", all.length));
  };
  let all = [];
  const step = (forward, isWanted) => {
    all = marks();
    const wanted = all.filter((mark) => isShown(mark) && isWanted(mark));
    const from = current && all.includes(current) ? current : atTop();
    const after = wanted.filter(
      (mark) =>
        mark !== current &&
        !!(
          from.compareDocumentPosition(mark) &
          (forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING)
        ),
    );
    const found = forward ? after[0] : after.at(-1);
    if (found) goTo(found);
    else say(forward ? words.last : words.first);
  };
  // The paragraph in the upper part of the window, where nothing was gone to yet.
  const lines = () => [...text.querySelectorAll(".doc-line")];
  const atTop = () => lines().find((line) => line.getBoundingClientRect().bottom > innerHeight / 4) || text;
  const here = () =>
    passed?.closest(".doc-line") ||
    (current && current.closest(".doc-line")) ||
    (document.activeElement.closest && document.activeElement.closest(".doc-line")) ||
    (text.querySelector(":target") && text.querySelector(":target").closest(".doc-line")) ||
    atTop();

  // The legend: links without a script, switches with one.
  const links = () => [...document.querySelectorAll("#legend [data-mark], #bare")];
  const draw = () => {
    links().forEach((link) => {
      const isOn =
        link.id === "bare" ? body.classList.contains("bare") : !body.classList.contains(`hide-${link.dataset.mark}`);
      link.setAttribute("aria-pressed", isOn);
      link.classList.remove("off");
    });
    const hidden = [...body.classList]
      .filter((name) => name.startsWith("hide-"))
      .map((name) => `hide=${name.slice(5)}`);
    if (body.classList.contains("bare")) hidden.push("hide=all");
    const rest = [...new URLSearchParams(location.search)]
      .filter(([name]) => name !== "hide" && name !== "marks")
      .map((pair) => pair.map(encodeURIComponent).join("="));
    const query = [...rest, ...hidden].join("&");
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  };
  const turn = (link) => {
    const isOff = body.classList.toggle(link.id === "bare" ? "bare" : `hide-${link.dataset.mark}`);
    draw();
    if (link.id === "bare") say(isOff ? words.bare : words.shown);
    else say((isOff ? words.off : words.on).replace("{mark}", link.dataset.word));
  };
  const dress = () => {
    links().forEach((link) => {
      link.setAttribute("role", "button");
      link.querySelectorAll(".only-link").forEach((part) => part.remove());
      link.addEventListener("click", (event) => {
        event.preventDefault();
        turn(link);
      });
      link.addEventListener("keydown", (event) => {
        if (event.key === " ") {
          event.preventDefault();
          turn(link);
        }
      });
    });
    byId("bare").firstChild.textContent = words.hideAll;
    draw();
  };
  dress();

  // Add: what is selected, or a sentence of this paragraph.
  const work = (ordinal) => `${words.work}${ordinal}/`;
  const add = async () => {
    const selected = window.reading.selected(".document-text .words");
    const line = here(),
      block = line.querySelector(".words");
    if (!selected && !block) return;
    const query = selected
      ? { from: selected.from, to: selected.to, ...(selected.cut && { cut: 1 }) }
      : passed
        ? { unread: [...line.querySelectorAll(".unread[id]")].indexOf(passed) }
        : current && line.contains(current)
          ? { claim: Number(current.id.split("-")[1]) }
          : {};
    const address = `${work(selected ? selected.block : block.id.slice(2))}?${new URLSearchParams(query)}`;
    const answer = await fetch(address)
      .then((response) => (response.ok || response.status === 422 ? response.text() : ""))
      .catch(() => "");
    if (!answer) {
      location.assign(address);
      return;
    }
    worked = selected ? byId(`b-${selected.block}`) : block;
    showWork(answer);
  };
  // Work goes on in the dialog; when it closes, what was changed is drawn anew. `done` is where that is, and its words.
  const dialog = byId("work-dialog");
  let worked = null,
    done = null;
  const showWork = (answer) => {
    const panel = new DOMParser().parseFromString(answer, "text/html").getElementById("work");
    if (!panel) return false;
    dialog.querySelector(".dialog-body").replaceChildren(panel);
    if (!dialog.open) dialog.showModal();
    const goal =
      panel.querySelector("[autofocus]") ||
      panel.querySelector("input:checked") ||
      panel.querySelector("input, button");
    dialog.scrollTop = 0;
    if (goal) {
      goal.focus({ preventScroll: true });
      goal.scrollIntoView({ block: "nearest" });
    }
    return true;
  };
  // Said in the dialog: what is behind it is neither seen nor read out.
  const refuse = (told) => {
    const line = Object.assign(document.createElement("p"), { className: "problem", role: "alert", textContent: told });
    dialog.querySelector(".dialog-body > .problem")?.remove();
    dialog.querySelector(".dialog-body").prepend(line);
    line.scrollIntoView({ block: "nearest" });
  };
  if (dialog) {
    dialog.addEventListener("submit", async (event) => {
      if (event.target.method !== "post") return;
      event.preventDefault();
      const body = new FormData(event.target, event.submitter);
      body.append("stay", "1");
      // Of the form itself the address could be hidden by a field of that name.
      const answer = await fetch(event.target.getAttribute("action"), { method: "POST", body }).catch(() => null);
      if (answer?.status === 401) {
        refuse(words.signedOut);
        return;
      }
      const html = answer && (answer.ok || answer.status === 422) ? await answer.text() : "";
      if (!html || !showWork(html)) {
        refuse(words.offline);
        return;
      }
      const panel = byId("work");
      if (!panel.dataset.place) return;
      done = { place: panel.dataset.place, said: panel.querySelector("[role=status] p").textContent };
      // A new claim is gone to at once.
      if (event.submitter?.value === "add") dialog.close();
    });
    dialog.addEventListener("close", async () => {
      if (!done) return;
      const { place, said } = done;
      done = null;
      history.replaceState(null, "", `${location.pathname}${location.search}#${place}`);
      if (!(await redraw(worked.closest(".doc-line")))) {
        location.reload();
        return;
      }
      const target = byId(place);
      if (target && target.matches("mark")) {
        all = marks();
        goTo(target, true, true);
      } else if (target)
        target.closest(".doc-line").querySelector(".para-number, .doc-heading").focus({ preventScroll: true });
      say(said);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target.closest(".dialog-body [data-close]")) {
        event.preventDefault();
        dialog.close();
      }
    });
  }

  // The lines that an act may have changed: those that the claims of the one worked on reach into. With them come the
  // counts, the map and the lists; everything else stays, and the line stays where it is in the window.
  const numberOf = (line) => Number(line.querySelector(".words").id.slice(2));
  const redraw = async (line) => {
    const touched = [
      line,
      ...[...line.querySelectorAll("mark")].flatMap((mark) =>
        [...piecesOf(mark)].map((piece) => piece.closest(".doc-line")),
      ),
    ];
    const numbers = touched.map(numberOf),
      query = new URLSearchParams(location.search);
    query.set("lines", `${Math.min(...numbers)}-${Math.max(...numbers)}`);
    const answer = await fetch(`${location.pathname}?${query}`)
      .then((response) => (response.ok ? response.text() : ""))
      .catch(() => "");
    const anew = new DOMParser().parseFromString(answer, "text/html").getElementById("anew");
    const list = document.querySelector(".claim-list ol");
    if (!anew || anew.dataset.address !== words.address || !list) return false;
    const top = line.getBoundingClientRect().top,
      number = numberOf(line);
    const entryOf = (mark) => list.querySelector(`a[href="#${mark.id}"]`)?.closest("li");
    const gone = touched.flatMap((one) => [...one.querySelectorAll("mark[data-told]")].map(entryOf));
    const lines = [...anew.querySelectorAll("#anew-lines .doc-line")];
    lines.forEach((one) =>
      byId(`b-${numberOf(one)}`)
        .closest(".doc-line")
        .replaceWith(one),
    );
    if (current && !current.isConnected) current = null;
    if (passed && !passed.isConnected) passed = null;
    const next = marks().find(
      (mark) =>
        lines.at(-1).compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING && !lines.at(-1).contains(mark),
    );
    const before = next && entryOf(next);
    gone.forEach((entry) => entry?.remove());
    const entries = [...anew.querySelectorAll("#anew-claims > li")];
    if (before) before.before(...entries);
    else list.append(...entries);
    document
      .querySelectorAll("[data-anew]")
      .forEach((part) =>
        anew.querySelector(`[data-anew="${part.dataset.anew}"]`)
          ? part.replaceWith(anew.querySelector(`[data-anew="${part.dataset.anew}"]`))
          : part.remove(),
      );
    dress();
    watch();
    scrollBy(0, byId(`b-${number}`).closest(".doc-line").getBoundingClientRect().top - top);
    return true;
  };

  // Copying.
  const placeOf = () => (passed || current)?.id || here().id || here().querySelector("[id]").id;
  const addressOf = (id) => `${location.origin}${words.address}#${id}`;
  const copy = async (what, told) => {
    try {
      await navigator.clipboard.writeText(what);
      say(told);
    } catch {
      say(words.copyFailed);
    }
  };
  const copyCited = async () => {
    if (!current) {
      say(words.noClaim);
      return;
    }
    const number = Number(current.id.split("-")[1]);
    const answer = await fetch(words.quotation.replace("/0/", `/${number}/`))
      .then((response) => (response.ok ? response.text() : ""))
      .catch(() => "");
    if (answer) copy(answer, words.copiedCited);
    else say(words.copyFailed);
  };

  // The keys of this person, read off the buttons.
  const showKeys = () => {
    const list = byId("key-list");
    list.replaceChildren(
      ...[...document.querySelectorAll("[aria-keyshortcuts]")].map((button) => {
        const row = document.createElement("li"),
          shown = document.createElement("kbd"),
          label = button.cloneNode(true);
        shown.textContent = button.querySelector("kbd")?.textContent || button.getAttribute("aria-keyshortcuts");
        label.querySelectorAll("kbd, .mark-icon, b").forEach((part) => part.remove());
        row.append(shown, ` ${label.textContent.trim()}`);
        return row;
      }),
    );
    byId("keys-dialog").showModal();
  };
  const stepThrough = (selector, otherwise) => {
    const from = passed || current || atTop();
    const found = [...text.querySelectorAll(selector)].find(
      (one) => one !== from && from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    if (!found) {
      say(otherwise);
      return;
    }
    if (passed) passed.classList.remove("current");
    say("");
    passed = found;
    found.classList.add("current");
    found.tabIndex = -1;
    found.scrollIntoView({ block: "start" });
    found.focus({ preventScroll: true });
  };
  // On a phone: the buttons that its one row has no room for.
  const more = tools.querySelector("[data-does=more]");
  const unfold = (isOpen) => more.setAttribute("aria-expanded", String(isOpen));
  tools.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !tools.contains(event.relatedTarget)) unfold(false);
  });
  tools.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      unfold(false);
      if (event.target.closest("#tools-more")) more.focus();
    }
  });
  const DOES = {
    more: () => unfold(more.getAttribute("aria-expanded") !== "true"),
    previous: () => step(false, () => true),
    next: () => step(true, () => true),
    unreviewed: () =>
      step(true, (mark) => ["open", "second", "contested", "text_changed", "held"].includes(nameOf(mark))),
    unread: () => stepThrough(".unread[id]", words.noUnread),
    change: () => stepThrough("ins, del", words.noChange),
    add,
    link: () => copy(addressOf(placeOf()), words.copied),
    cited: copyCited,
    keys: showKeys,
  };
  tools.addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-does=add]")) event.preventDefault();
  });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-does]");
    if (button) DOES[button.dataset.does]();
  });
  document
    .querySelectorAll("dialog [data-close]")
    .forEach((button) => button.addEventListener("click", () => button.closest("dialog").close()));

  // From a mark to its card and back. Cards are heard only while one is there.
  const showCard = (card) => {
    const fold = card.closest("details"),
      cards = card.closest(".margin-cards");
    if (fold) fold.open = true;
    cards.removeAttribute("aria-hidden");
    card.addEventListener("blur", () => cards.setAttribute("aria-hidden", "true"), { once: true });
    card.focus();
  };
  document.addEventListener("click", (event) => {
    const end = event.target.closest && event.target.closest(".claim-number[data-card]"),
      card = end && byId(end.dataset.card);
    if (card && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      showCard(card);
      return;
    }
    // A link of the document leads where it leads.
    if (event.target.closest && event.target.closest(".doc-link")) return;
    const mark = event.target.closest && event.target.closest("mark[data-card]");
    const first = mark && byId(mark.dataset.card.replace("card-", "c-"));
    if (first && getSelection().isCollapsed) {
      all = marks();
      goTo(first, true);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const target = event.target;
    if (event.key === "Enter" && target === current && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const card = cardOf(current);
      if (card) {
        event.preventDefault();
        showCard(card);
      }
      return;
    }
    if (event.key === "Escape") {
      const card = target.closest && target.closest(".margin-card"),
        mark = card && byId(card.id.replace("card-", "c-"));
      if (mark) {
        all = marks();
        goTo(mark, true);
      } else if (!target.closest(TYPED)) goTo(null);
      return;
    }
    if (target.closest(TYPED)) return;
    const key = window.reading.key(event, words.keys);
    if (!key || [" ", "Enter", "Backspace", "Delete"].includes(key)) return;
    const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // Cards beside their marks, as far as they do not push each other out of the paragraph.
  const align = (line) => {
    const cards = [...line.querySelectorAll(":scope > .margin-cards > li")];
    cards.forEach((card) => {
      card.style.marginTop = "";
    });
    if (!WIDE.matches || !cards.length) return;
    const top = line.getBoundingClientRect().top;
    let free = 0;
    const room = line.clientHeight;
    let left = cards.reduce((sum, card) => sum + card.offsetHeight, 0);
    cards.forEach((card) => {
      const link = card.querySelector(".margin-card"),
        mark = link && link.id && byId(link.id.replace("card-", "c-"));
      const height = card.offsetHeight;
      const wanted = mark ? (mark.getClientRects()[0]?.top ?? top + free) - top : free;
      const at = Math.max(free, Math.min(wanted, room - left));
      card.style.marginTop = `${at - free}px`;
      free = at + height;
      left -= height;
    });
  };
  // In a narrow window a table scrolls by itself, and what stands beside its rows is out of sight: under them it is not.
  const lineUp = (line) => {
    const cards = line.querySelector(".margin-cards"),
      row = line.querySelector("tr.words"),
      under = line.querySelector(".row-cards");
    if (!cards || !row || !under === WIDE.matches) return;
    if (under) {
      row.lastElementChild.append(cards);
      under.remove();
      return;
    }
    const made = document.createElement("tr"),
      cell = document.createElement("td");
    made.className = "row-cards";
    cell.className = "beside";
    cell.colSpan = [...row.cells].reduce((sum, one) => sum + one.colSpan, 0);
    cell.append(cards);
    made.append(cell);
    line.append(made);
  };
  const near = new IntersectionObserver(
    (entries) =>
      entries.forEach((entry) => {
        if (entry.isIntersecting) {
          align(entry.target);
          near.unobserve(entry.target);
        }
      }),
    { rootMargin: "50%" },
  );
  const watch = () =>
    lines().forEach((line) => {
      if (line.querySelector(":scope > .margin-cards")) near.observe(line);
      else if (line.matches("tbody")) lineUp(line);
    });
  watch();
  let resizing = 0;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(watch, 200);
  });

  const arrive = () => {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches("mark[data-told]")) {
      all = marks();
      goTo(target, true);
    } else if (target && target.matches(".margin-card")) showCard(target);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();

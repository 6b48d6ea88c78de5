// Makes the citation line quick: offers are taken by digit, Enter saves. Without it every offer and every button works.
"use strict";
(() => {
  const box = () => document.getElementById("citing");
  const line = () => document.getElementById("id_cite-0-url");
  const pinpoint = () => document.getElementById("id_cite-0-pinpoint");
  const offers = () => [...box().querySelectorAll("button[name=pick]")];
  // A pinpoint that was read from the line goes with it; one that was typed stays.
  let filled = "";
  const fill = (place) => {
    if (pinpoint().value && pinpoint().value !== filled) return;
    filled = place;
    pinpoint().value = place;
  };
  const take = (offer) => {
    line().value = offer.value;
    fill(offer.dataset.pinpoint);
    line().dispatchEvent(new Event("input", { bubbles: true }));
    pinpoint().focus();
  };
  document.addEventListener("click", (event) => {
    const offer = event.target.closest && event.target.closest("#citing button[name=pick]");
    if (!offer) return;
    event.preventDefault();
    take(offer);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "citing-offers") return;
    const read = event.detail.target.querySelector("[data-read=pinpoint]");
    // What an offer brought along is not taken away by the line that it filled in.
    if (read || document.activeElement === line()) fill(read ? read.textContent : "");
  });

  // Opened by its key: the offers come into sight with the line.
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.id === "citing" && event.target.open && document.getElementById("desk"))
        document.getElementById("citing-offers").scrollIntoView({ block: "nearest" });
    },
    true,
  );

  const move = (event, step) => {
    const stops = [line(), ...offers()];
    const place = stops.indexOf(event.target);
    if (place < 0 || !stops[place + step]) return;
    event.preventDefault();
    stops[place + step].focus();
  };
  const pressed = (event) => {
    if (box().dataset.keys === "off") return null;
    const [, kind, sign] = /^(Digit|Key)(.)$/.exec(event.code) || [];
    if (kind === "Digit" && (event.altKey || event.target.name === "pick")) return offers()[Number(sign) - 1];
    return kind === "Key" && event.altKey ? box().querySelector(`[data-alt=${sign.toLowerCase()}]`) : null;
  };
  document.addEventListener("keydown", (event) => {
    if (
      !event.target.closest ||
      !event.target.closest("#citing") ||
      event.isComposing ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    if (event.key === "Enter" && event.target.matches("input, select")) {
      event.preventDefault();
      if (!event.repeat) box().querySelector("button[value=cite]").click();
    } else if (event.key === "ArrowDown" && event.target.matches("#id_cite-0-url, [name=pick]")) move(event, 1);
    else if (event.key === "ArrowUp" && event.target.matches("[name=pick]")) move(event, -1);
    else {
      const target = pressed(event);
      if (!target) return;
      event.preventDefault();
      if (target.name === "pick") take(target);
      else target.checked = true;
    }
  });
})();

// Says on the page that its script asked in vain since nobody is signed in any more; nothing on it is swapped away.
"use strict";
window.signedOut = (status) => {
  const box = document.getElementById("signed-out");
  if (!box || (status !== 401 && !(status >= 200 && status < 300))) return;
  box.hidden = status !== 401;
  box.querySelector("a").search = new URLSearchParams({ next: location.pathname + location.search });
};
document.addEventListener("htmx:afterRequest", (event) => window.signedOut(event.detail.xhr.status));

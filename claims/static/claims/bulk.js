// Presses the button again while an act on many claims is under way. Without it a person presses "Go on".
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("bulk-form");
  const act = form && form.dataset.goesOn;
  const button = act && form.querySelector(`button[value="${act}"]`);
  if (button) setTimeout(() => form.requestSubmit(button), 300);
});

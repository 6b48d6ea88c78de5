// Enter in a field presses the next button of its own part, where a form has a button for each of several parts.
// Without it the first button is pressed, which saves or asks which one was meant.
"use strict";
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (
    !field.matches("input:not([type=submit], [type=button], [type=file])") ||
    !field.form?.querySelector(".first-button") ||
    field.closest("#citing")
  )
    return;
  const follows = (button) => field.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
  for (let part = field.parentElement; part; part = part.parentElement) {
    const own = [...part.querySelectorAll("button:not([type=button])")].find(
      (button) => button.form === field.form && follows(button),
    );
    if (own) {
      event.preventDefault();
      if (!event.repeat) own.click();
      return;
    }
    if (part.matches("form, section, details, dialog")) return;
  }
});

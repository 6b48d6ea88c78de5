// What the desk and the reader share: which words are selected, and which key was meant.
"use strict";
window.reading = {
  // The selected words as a place in their block, in UTF-16 units; the server looks whether they are there. Null
  // where nothing is selected within one of `blocks`, whose ids end in the block's number. `cut` where words of further
  // blocks are selected too, which no claim on this one can hold.
  selected(blocks) {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0);
    const start = range && (range.startContainer.closest ? range.startContainer : range.startContainer.parentElement);
    const block = start && start.closest(blocks);
    if (!block) return null;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let text = "",
      from = -1,
      to = -1;
    const isAside = (node) =>
      node.parentElement.closest(".edge, .claim-number, .block-label, .beside") ||
      (node.previousSibling && node.previousSibling.className === "block-label");
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (isAside(node)) continue;
      if (range.intersectsNode(node)) {
        if (from < 0) from = text.length + (node === range.startContainer ? range.startOffset : 0);
        to = text.length + (node === range.endContainer ? range.endOffset : node.length);
      }
      text += node.data;
    }
    if (from < 0 || from === to) return null;
    // A triple click ends where the next block begins, and takes nothing of it.
    const reaches = (one) => {
      const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      while (words.nextNode()) {
        const node = words.currentNode;
        if (
          !isAside(node) &&
          range.intersectsNode(node) &&
          (node === range.endContainer ? node.data.slice(0, range.endOffset) : node.data).trim()
        )
          return true;
      }
      return false;
    };
    const isCut = [...document.querySelectorAll(blocks)].some(
      (one) => one !== block && range.intersectsNode(one) && reaches(one),
    );
    return { block: block.id.slice(2), from, to, quote: text.slice(from, to), cut: isCut ? "1" : "" };
  },
  // The key as its button names it; empty where keys are off, or the modifiers are not the ones this person set.
  key(event, keys) {
    if (keys === "off") return "";
    if (keys !== "modified") return event.altKey || event.ctrlKey || event.metaKey ? "" : event.key;
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return "";
    const codes = { BracketLeft: "[", BracketRight: "]", Slash: "/" };
    return codes[event.code] || (/^(Key|Digit)(.)$/.exec(event.code) || ["", "", ""])[2].toLowerCase();
  },
};

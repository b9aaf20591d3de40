/** Where in a document's text a point of the page is. */
import type { Run } from "./selecting";

/** The offset in code points of a place in the page, by the block of text that holds it; null outside of one. */
export function offsetAt(node: Node, within: number): number | null {
  const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, within);
  return Number(block.dataset["start"]) + [...before.toString()].length;
}

/** What is selected in the page, where it lies within `root` and holds something. */
export function selectedIn(root: HTMLElement): Run | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = offsetAt(range.startContainer, range.startOffset);
  const end = offsetAt(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The offset under a point of the window; null where there is no text, or the browser cannot tell. */
export function offsetUnder(x: number, y: number): number | null {
  const found = "caretPositionFromPoint" in document ? document.caretPositionFromPoint(x, y) : null;
  return found ? offsetAt(found.offsetNode, found.offset) : null;
}

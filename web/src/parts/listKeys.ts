/** Going through a list by keys: `j` to the next of what it holds, `k` to the one before, the focus tells which. */
import { type KeyGroup, typing, useKeyDown, usePageKeys } from "../shell/keys";

/** The keys of a list of what `selector` finds in the page, to be kept outside the component that uses them. */
export function listKeys(title: string, selector: string, enter: string): ListKeys {
  return { selector, groups: [{ title, rows: [["j", "the next one"], ["k", "the one before"], ["Enter", enter]] }] }; // prettier-ignore
}

export interface ListKeys {
  selector: string;
  groups: readonly KeyGroup[];
}

export function useListKeys({ selector, groups }: ListKeys): void {
  usePageKeys(groups);
  useKeyDown((event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (event.key !== "j" && event.key !== "k") return;
    const all = [...document.querySelectorAll<HTMLElement | SVGElement>(`#main :is(${selector})`)];
    const at = all.findIndex((one) => one.contains(document.activeElement));
    const to = all[event.key === "j" ? Math.min(all.length - 1, at + 1) : Math.max(0, at - 1)];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
    if (to) event.preventDefault();
  });
}

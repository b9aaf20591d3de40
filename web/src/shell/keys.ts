/** Keys: those that work on every page, and what `?` tells of them and of the page's own. */
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { mustSignIn } from "../state/session";
import { go, href, type Page } from "../state/url";

export interface KeyGroup {
  title: string;
  rows: readonly (readonly [string, string])[];
  /** A sentence below them. */
  note?: string;
}

/** The groups of the page that is shown. */
export const pageKeys = signal<readonly KeyGroup[]>([]);
/** Whether the list of keys is open. */
export const listing = signal(false);

const PAGES: Record<string, readonly [Page, string]> = {
  s: ["", "Start"], c: ["claims", "Claims"], m: ["map", "Map"], t: ["tallies", "Tallies"], d: ["differences", "Differences"], i: ["incidents", "Incidents"], r: ["review", "Review"], n: ["names", "Names"],
}; // prettier-ignore
const WITHIN = 1500; // milliseconds in which the second key of two counts

export const EVERYWHERE: KeyGroup = {
  title: "On every page",
  rows: [
    ["?", "this list"],
    ["/", "go to the search, or to the text to be read in"],
    ...Object.entries(PAGES).map(([key, [, label]]) => [`g ${key}`, `go to ${label}`] as const),
  ],
};

/** Tell what the page's own keys do while it is shown. */
export function usePageKeys(groups: readonly KeyGroup[]): void {
  useEffect(() => {
    pageKeys.value = groups;
    return () => {
      if (pageKeys.value === groups) pageKeys.value = [];
    };
  }, [groups]);
}

/** Listen for keys from the moment the page is drawn; a key finds what the page shows then, not what it showed before. */
export function useKeyDown(onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** Whether a key press belongs to what has the focus, not to the page. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target as Element | null;
  if (at?.closest("dialog")) return true;
  if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return true;
  return at instanceof HTMLInputElement && at.type !== "checkbox";
}

/** Listen for the keys of every page, before the page's own are looked at. */
export function followKeys(): void {
  let gone = -Infinity;
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || mustSignIn.value) return;
      const to = event.timeStamp - gone <= WITHIN ? PAGES[event.key] : undefined;
      gone = event.key === "g" ? event.timeStamp : -Infinity;
      if (to) go(href(to[0]));
      else if (event.key === "?") listing.value = true;
      else if (event.key !== "/" || !toSearch()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

function toSearch(): boolean {
  const fields = document.querySelectorAll<HTMLElement>("#main input[type=search], #main #drop-text");
  const seen = [...fields].find((field) => field.offsetParent !== null);
  seen?.focus();
  return seen !== undefined;
}

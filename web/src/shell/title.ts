/** The title of the window: what the page shows, so that tabs, history and screen readers tell pages apart. */
import { effect, signal } from "@preact/signals";
import { page, type Page } from "../state/url";

const NAMES: Record<Page, string> = {
  "": "The ledger", document: "Reading", claims: "Claims", map: "Map and timeline", tallies: "Tallies", differences: "Differences", incidents: "Incidents",
  review: "Review", names: "Actors and places", "sign-in": "Sign in", "not-found": "No such page",
}; // prettier-ignore
const LONGEST = 80;

/** What is shown within the page, where that has a name of its own. */
export const shown = signal<string | null>(null);

export const titleOf = (name: string): string => `${name.replace(/\s+/g, " ").trim().slice(0, LONGEST)} · Communique`;

/** Keep the title in step with the page. */
export function followTitle(): void {
  let former = page.peek();
  effect(() => {
    if (page.value !== former) shown.value = null;
    former = page.value;
    document.title = titleOf(shown.value ?? NAMES[page.value]);
  });
}

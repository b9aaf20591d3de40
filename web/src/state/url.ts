/** The one place of the application's state: the page and the query string, so that reload, back and a shared link agree. */
import { computed, signal } from "@preact/signals";

export const PAGES = ["", "document", "claims", "map", "tallies", "differences", "incidents", "review", "names", "sign-in"] as const;
/** A page by its address; "not-found" is what an address shows that names none. */
export type Page = (typeof PAGES)[number] | "not-found";

const read = () => ({ page: pageOf(location.pathname), query: new URLSearchParams(location.search) });
const state = signal(read());

export const page = computed(() => state.value.page);
export const query = computed(() => state.value.query);

addEventListener("popstate", () => (state.value = read()));

function pageOf(path: string): Page {
  const last = path.slice(path.lastIndexOf("/") + 1).replace(/^index\.html$/, "");
  return (PAGES as readonly string[]).includes(last) ? (last as Page) : "not-found";
}

/** The address of a page under whatever prefix the application is served. */
export function href(to: Page, values: Record<string, string | readonly string[] | undefined> = {}): string {
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one !== "") wanted.append(name, one);
  }
  const text = wanted.toString();
  return `./${to}${text ? `?${text}` : ""}`;
}

/** The values of a query string by name, as `href` takes them. */
export const lists = (from: URLSearchParams): Record<string, string[]> => Object.fromEntries([...new Set(from.keys())].map((name) => [name, from.getAll(name)]));

/** Go to an address of this application; `replace` where the step is too small for the history (typing, panning). */
export function go(address: string, replace = false): void {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  state.value = read();
  if (!replace) scrollTo(0, 0);
}

/** Set or clear (undefined, "" or []) values of the query string of the present page. */
export function setQuery(changes: Record<string, string | readonly string[] | undefined>, replace = false): void {
  const wanted = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(changes)) {
    wanted.delete(name);
    for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one !== "") wanted.append(name, one);
  }
  const text = wanted.toString();
  const position = scrollY;
  go(`./${page.value}${text ? `?${text}` : ""}`, replace);
  scrollTo(0, position);
}

/** Follow links of this application without loading the page anew. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  const last = link.pathname.slice(link.pathname.lastIndexOf("/") + 1);
  if (!(PAGES as readonly string[]).includes(last) || link.pathname.includes("/api/")) return;
  event.preventDefault();
  go(`./${last}${link.search}${link.hash}`);
}

/** The views that this person has kept, each with its feed; what is deleted can be brought back. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get, post, remove } from "../../api/client";
import type { SavedSearch } from "../../api/records";
import { Notice } from "../../parts/Notice";
import { Published } from "../../parts/Published";
import { asking, chipsOf, filterOf } from "../../state/filter";
import { href, lists, type Page } from "../../state/url";

const PAGES: Record<string, string> = { claims: "Claims", map: "Map", tallies: "Tallies" };
const searches = signal<readonly SavedSearch[]>([]);
const deleted = signal<SavedSearch | null>(null);
const failed = signal<string | null>(null);

async function attempt(act: () => Promise<unknown>): Promise<void> {
  try {
    failed.value = null;
    await act();
    searches.value = await get<SavedSearch[]>("./api/searches");
  } catch (error) {
    failed.value = (error as Error).message;
  }
}

const take = (search: SavedSearch) =>
  attempt(async () => {
    deleted.value = await remove<SavedSearch>(`./api/searches?${new URLSearchParams({ name: search.name })}`);
  });
const bringBack = ({ name, page, query }: SavedSearch) =>
  attempt(async () => {
    await post("./api/searches", { name, page, query });
    deleted.value = null;
  });

export function SavedSearches() {
  useEffect(() => {
    deleted.value = null;
    void attempt(() => Promise.resolve());
  }, []);
  const gone = deleted.value;
  if (!searches.value.length && !gone && !failed.value) return null;
  return (
    <section class="searches" aria-labelledby="searches-title">
      <h2 id="searches-title">Saved searches</h2>
      {failed.value && <Notice bad>{failed.value}</Notice>}
      {gone && (
        <p class="searches-gone" role="status">
          <span dir="auto">“{gone.name}” is deleted.</span>{" "}
          <button type="button" onClick={() => void bringBack(gone)}>
            Undo
          </button>
        </p>
      )}
      <ul class="documents">
        {searches.value.map((search) => (
          <Search key={search.name} search={search} />
        ))}
      </ul>
      {searches.value.length > 0 && <Published />}
    </section>
  );
}

function Search({ search }: { search: SavedSearch }) {
  const query = new URLSearchParams(search.query);
  const conditions = chipsOf(query).map(({ label, text }) => [label, text].filter(Boolean).join(" "));
  return (
    <li class="search-line">
      <a href={href(search.page as Page, lists(query))} dir="auto">
        {search.name}
      </a>
      <span class="muted" dir="auto">
        {PAGES[search.page] ?? search.page} · {conditions.join(", ") || "everything"}
      </span>
      <span class="search-acts">
        <a href={asking("feed.atom", {}, filterOf(query))} title="Its new reviewed claims, for a reader of feeds">
          Feed
        </a>
        <button type="button" class="plain" onClick={() => void take(search)} aria-label={`Delete ${search.name}`}>
          Delete
        </button>
      </span>
    </li>
  );
}

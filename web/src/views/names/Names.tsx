/** Actors and places: the names that claims have, under what words they go, and two that are one merged. */
import "./names.css";
import { computed, signal } from "@preact/signals";
import type { NameCount, NamesAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { SearchBox } from "../../parts/FilterBar";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { Nothing } from "../../parts/Nothing";
import { Notice } from "../../parts/Notice";
import { Pager } from "../../parts/Pager";
import { href, lists, query, setQuery } from "../../state/url";
import { Merges } from "./Merges";
import { OneName } from "./OneName";

const SIZE = 50;
const KEYS = listKeys("Going through the names", ".names-table th a", "see what else it is called");
export type Kind = "actor" | "place";
const kind = computed<Kind>(() => (query.value.get("kind") === "place" ? "place" : "actor"));
const page = computed(() => Math.max(1, Number(query.value.get("page")) || 1));
/** Whether words that name nobody ("people", "vehicles") are listed too. */
const everything = computed(() => query.value.get("words") === "all");
/** Grows with each merge: a number that the server ignores makes the address new. */
const changes = signal(0);
const address = computed(() => {
  const wanted = new URLSearchParams({ text: query.value.get("text") ?? "", size: String(SIZE), page: String(page.value) });
  if (kind.value === "actor" && !everything.value) wanted.set("named", "true");
  if (changes.value) wanted.set("turn", String(changes.value));
  return `./api/names/${kind.value}?${wanted}`;
});

export default function Names() {
  useListKeys(KEYS);
  const loaded = useAnswer<NamesAnswer>(address);
  const { state, value } = loaded.value;
  const chosen = query.value.get("key");
  const changed = () => (changes.value += 1);
  return (
    <div class="names" aria-busy={state === "loading"}>
      <div class="names-head">
        <h1>Actors and places</h1>
        <SearchBox label="Part of a name" hint="Part of a name" />
      </div>
      <nav class="tools" aria-label="Kinds of names">
        {(["actor", "place"] as const).map((one) => (
          <a key={one} class="button" href={href("names", one === "actor" ? {} : { kind: one })} aria-current={kind.value === one ? "true" : undefined}>
            {one === "actor" ? "Actors and sources" : "Places"}
          </a>
        ))}
        {kind.value === "actor" && (
          <label class="names-all">
            <input type="checkbox" checked={everything.value} onChange={(event) => setQuery({ words: event.currentTarget.checked ? "all" : undefined, page: undefined })} /> and words that name nobody, such as “people”
          </label>
        )}
      </nav>
      <p class="muted">Claims keep the words that they were read with. Counts, filters, the map, tallies, findings and incidents take names that a person merged as one. Private persons are not listed.</p>
      {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {!value && state === "loading" && <p class="loading">Loading …</p>}
      {value && (
        <div class={chosen ? "names-columns one" : "names-columns"}>
          <section aria-label="Names">
            {value.names.length ? <List names={value.names} chosen={chosen} /> : <Nothing what="name" none="The ledger holds no claims yet." />}
            <Pager to="names" name="Pages of names" page={page.value} size={SIZE} total={{ claims: value.total, capped: false }} />
          </section>
          <div class="names-side">
            {!chosen && value.names.length > 0 && (
              <p class="card muted names-hint">Choose a name to see what else it is called, in what words the claims have it, and names that may be the same.</p>
            )}
            {chosen && <OneName key={`${kind.value} ${chosen}`} kind={kind.value} name={chosen} changes={changes.value} onChange={changed} />}
            {(value.merges ?? []).length > 0 && (
              <section aria-labelledby="merges-title">
                <h2 id="merges-title">Merged last</h2>
                <Merges kind={kind.value} merges={value.merges ?? []} onChange={changed} />
              </section>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** "who 13, source 2": the roles again, for a screen that is too narrow for their columns. */
const roles = ({ agent, target, source }: Pick<NameCount, "agent" | "target" | "source">): string =>
  [agent && `who ${agent}`, target && `whom ${target}`, source && `source ${source}`].filter(Boolean).join(", ");

/** "city, Al-Hasakah Governorate, SY" */
const lies = ({ kind: sort, province, country, name }: { [name in "kind" | "province" | "country" | "name"]?: string | null | undefined }): string =>
  [sort, province !== name ? province : null, country].filter(Boolean).join(", ");

function List({ names, chosen }: { names: readonly NameCount[]; chosen: string | null }) {
  const actors = kind.value === "actor";
  return (
    <div class="table-frame">
      <table class="names-table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="figure">
              Claims
            </th>
            {actors ? (
              <>
                <th scope="col" class="figure role">
                  Who
                </th>
                <th scope="col" class="figure role">
                  Whom
                </th>
                <th scope="col" class="figure role">
                  Source
                </th>
              </>
            ) : (
              <th scope="col" class="place">Where</th>
            )}
          </tr>
        </thead>
        <tbody>
          {names.map(({ key, name, claims, agent, target, source, kind: sort, country, province, merged = [] }) => (
            <tr key={key} class={chosen === key ? "chosen" : ""}>
              <th scope="row" dir="auto">
                <a href={href("names", { ...lists(query.value), key })} aria-current={chosen === key ? "true" : undefined}>
                  {name}
                </a>
                {merged.length > 0 && <span class="muted"> and {merged.length} merged</span>}
                <span class="names-roles muted">{actors ? roles({ agent, target, source }) : lies({ kind: sort, country, province, name })}</span>
              </th>
              <td class="figure">{claims.toLocaleString("en")}</td>
              {actors ? (
                [agent, target, source].map((count, n) => (
                  <td key={n} class="figure role muted">
                    {count || ""}
                  </td>
                ))
              ) : (
                <td class="muted place">{lies({ kind: sort, country, province, name })}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

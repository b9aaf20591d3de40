/** Happenings that claims tell of: a list with its filters, or one with its figures over time, and what persons decide. */
import "./incidents.css";
import { computed } from "@preact/signals";
import type { IncidentAnswer, IncidentsAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { DONE, moment } from "../../parts/Decisions";
import { FilterChips, SearchBox } from "../../parts/FilterBar";
import { familyClass } from "../../parts/kinds";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { Nothing } from "../../parts/Nothing";
import { Notice } from "../../parts/Notice";
import { Pager } from "../../parts/Pager";
import { TypeChoice } from "../../parts/TypeChoice";
import { Values } from "../../parts/Values";
import { asking, filterOf } from "../../state/filter";
import { href, lists, query, setQuery } from "../../state/url";
import { measuresOf, STATES, summaryOf } from "./measures";
import { OneIncident } from "./OneIncident";

const SIZE = 20;
const KEYS = listKeys("Going through the incidents", ".incident-head h2 a, .incident-claims .told blockquote a", "open it");
const USUAL: readonly string[] = ["proposed", "confirmed"];
const id = computed(() => query.value.get("id"));
const page = computed(() => Math.max(1, Number(query.value.get("page")) || 1));
const documents = computed(() => query.value.get("documents") ?? "1");
const standing = (): readonly string[] => (query.value.has("standing") ? query.value.getAll("standing").filter((value) => value !== "any") : USUAL);
const listed = computed(() => asking("incidents", { standing: standing(), documents: documents.value, size: String(SIZE), page: String(page.value) }, filterOf(query.value, ["id"])));

export default function Incidents() {
  useListKeys(KEYS);
  return id.value ? <OneIncident key={id.value} id={id.value} /> : <All />;
}

function toggle(value: string): void {
  const now = standing();
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  const same = next.length === USUAL.length && USUAL.every((one) => next.includes(one));
  setQuery({ standing: same ? undefined : next.length ? next : "any", page: undefined });
}

function All() {
  const loaded = useAnswer<IncidentsAnswer>(listed);
  const { state, value } = loaded.value;
  return (
    <div class="sided" aria-busy={state === "loading"}>
      <details class="sided-filters" open={matchMedia("(min-width: 900px)").matches}>
        <summary>Filters</summary>
        <div class="facets">
          <Values title="Reviewed" values={value?.states ?? []} chosen={standing()} label={(one) => STATES[one] ?? one} onToggle={toggle} />
          {value && <Latest answer={value} />}
        </div>
      </details>
      <section aria-labelledby="incidents-title">
        <div class="sided-head">
          <h1 id="incidents-title">{value ? `${value.total.toLocaleString("en")} incident${value.total === 1 ? "" : "s"}` : "Incidents"}</h1>
          <SearchBox />
        </div>
        <div class="tools no-print">
          <TypeChoice />
          <select aria-label="Told of by" value={documents.value} onChange={(event) => setQuery({ documents: event.currentTarget.value === "1" ? undefined : event.currentTarget.value, page: undefined })}>
            <option value="1">told of by any number of documents</option>
            <option value="2">by two documents or more</option>
            <option value="3">by three documents or more</option>
          </select>
        </div>
        <FilterChips />
        <p class="muted">What claims seem to tell of together, by place, day and kind. The machine proposes; what nobody has confirmed stays a proposal.</p>
        {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
        {!value && state === "loading" && <p class="loading">Loading …</p>}
        {value && !value.incidents.length && <Nothing what="incident" none="No claims of this ledger were found to tell of one happening yet." usual={!query.value.has("standing")} />}
        {value?.incidents.map((answer) => (
          <Listed key={answer.incident.id} answer={answer} />
        ))}
        {value && <Pager to="incidents" name="Pages of incidents" page={page.value} size={SIZE} total={{ claims: value.total, capped: false }} />}
      </section>
    </div>
  );
}

function Listed({ answer: { incident, claims = [], documents: told = 0 } }: { answer: IncidentAnswer }) {
  const { places, days, outlets } = summaryOf(claims);
  return (
    <article class="card incident-listed">
      <header class="incident-head">
        <h2>
          <a href={href("incidents", { ...lists(query.value), page: "", id: incident.id })} dir="auto">
            {places}, {days}
          </a>
        </h2>
        <span class="chip">{STATES[incident.state ?? "proposed"]}</span>
        <span class="muted">
          {incident.claims.length.toLocaleString("en")} claims of {told === 1 ? "one document" : `${told} documents`}
        </span>
      </header>
      <Sums claims={claims} />
      <p class="muted incident-outlets" dir="auto">
        {outlets}
      </p>
    </article>
  );
}

/** The figures of each measure in short, each with who says it; never added up. */
function Sums({ claims }: Pick<IncidentAnswer, "claims">) {
  const measures = measuresOf(claims ?? []);
  if (!measures.length) return null;
  return (
    <dl class="incident-sums">
      {measures.map(({ type, label, rows }) => (
        <div key={type}>
          <dt class={`family ${familyClass(type)}`}>{label}</dt>
          <dd dir="auto">
            {rows.slice(0, 3).map(({ source, marks }) => (
              <span key={source} class="incident-said">
                <span class="figure">{[...new Set(marks.map(({ text }) => text))].join(", ")}</span>{" "}
                <span class="muted">
                  {source}, <span class="nowrap">as of {marks[marks.length - 1]!.day},</span> unverified
                </span>
              </span>
            ))}
            {rows.length > 3 && <span class="muted">and {rows.length - 3} more</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The last decisions, so that one can go back to them even where they left no incident. */
function Latest({ answer }: { answer: IncidentsAnswer }) {
  if (!answer.latest?.length) return null;
  return (
    <details class="facet">
      <summary>Decided last</summary>
      <ul class="incident-latest">
        {answer.latest.map(({ number, subject, action, author, at, undone_by: by }) => (
          <li key={number}>
            <a href={href("incidents", { id: subject })}>
              {author} {DONE[action]}
            </a>{" "}
            <span class="muted">
              {moment(at)}
              {by && ", taken back"}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

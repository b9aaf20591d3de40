/** Who claims how much over time: one row a source over a common axis, never added up over sources. */
import "./tallies.css";
import { computed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ClaimsAnswer, Tally, TallyPoint } from "../../api/records";
import { useAnswer } from "../../api/use";
import { ClaimLine } from "../../parts/ClaimLine";
import { FilterChips, SearchBox } from "../../parts/FilterBar";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { labelOf } from "../../parts/kinds";
import { Nothing } from "../../parts/Nothing";
import { Notice } from "../../parts/Notice";
import { SaveSearch } from "../../parts/SaveSearch";
import { TypeChoice } from "../../parts/TypeChoice";
import { interval } from "../../parts/words";
import { asking, filter, filterOf, setFilter } from "../../state/filter";
import { href, lists, query, setQuery } from "../../state/url";
import { Rows } from "./Rows";
import { periodName } from "./scales";

const MOST_SHOWN = 50;
const KEYS = listKeys("Going through the figures", ".point", "show the claims behind a figure");
const USUAL = "killed";
/** The filter, with a type to begin with. */
const wanted = computed(() => {
  const own = filterOf(filter.value);
  if (!own.has("type")) own.set("type", USUAL);
  return own;
});
const step = computed(() => query.value.get("step") ?? "month");
const by = computed(() => query.value.get("by") ?? "speaker");
const address = computed(() => asking("tally", { step: step.value, by: by.value }, wanted.value));
const counting = computed(() => asking("claims", { size: "0" }, wanted.value));

export default function Tallies() {
  useListKeys(KEYS);
  const loaded = useAnswer<Tally>(address);
  const { state, value } = loaded.value;
  const type = wanted.value.get("type")!;
  return (
    <div class="tallies">
      <div class="tallies-head">
        <h1>Who claims how many: {labelOf(type).toLowerCase()}</h1>
        <SearchBox />
      </div>
      <Choices />
      <FilterChips />
      <p class="muted tallies-how">
        Each row is one source for itself. The line is the least that follows from its claims, the band reaches to the sum of all its different figures, and a band that fades has no upper end. What it told twice counts once. Rows never add up.
      </p>
      {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {state === "loading" && <Adding />}
      {value && state !== "failed" && <Told tally={value} />}
    </div>
  );
}

/** What the server is at while a tally is made for the first time, which takes seconds where there are many claims. */
function Adding() {
  const claims = useAnswer<ClaimsAnswer>(counting).value.value?.total.claims;
  return (
    <p class="loading adding" role="status">
      <progress aria-label="Making the tally" /> {claims === undefined ? "Loading …" : `Going through ${claims.toLocaleString("en")} claims …`}
    </p>
  );
}

function Choices() {
  return (
    <div class="tools no-print">
      <TypeChoice usual={USUAL} />
      <Choice name="step" label="By" value={step.value} usual="month" options={{ day: "by day", month: "by month", year: "by year" }} />
      <Choice name="by" label="One row" value={by.value} usual="speaker" options={{ speaker: "one row a speaker", outlet: "one row an outlet" }} />
      <Choice name="scale" label="Scale" value={query.value.get("scale") ?? "log"} usual="log" options={{ log: "scale by tens", linear: "even scale" }} />
      <span class="dates">
        <label>
          From <input type="date" value={query.value.get("start") ?? ""} onChange={(event) => setFilter({ start: event.currentTarget.value })} />
        </label>
        <label>
          to <input type="date" value={query.value.get("end") ?? ""} onChange={(event) => setFilter({ end: event.currentTarget.value })} />
        </label>
      </span>
      <a class="button" href={href("claims", lists(wanted.value))}>
        All as a table
      </a>
      <SaveSearch />
    </div>
  );
}

function Choice({ name, label, value, usual, options }: { name: string; label: string; value: string; usual: string; options: Record<string, string> }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => setQuery({ [name]: event.currentTarget.value === usual ? undefined : event.currentTarget.value, point: undefined })}>
      {Object.entries(options).map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

function Told({ tally }: { tally: Tally }) {
  const [source, start] = split(query.value.get("point"));
  const line = tally.lines?.find((one) => one.source === source);
  const point = line?.points.find((one) => one.start === start);
  const choose = (of: string, at: string) => setQuery({ point: of === source && at === start ? undefined : `${at}|${of}` });
  if (!tally.lines?.length) return <Nothing what="figure" none={`No claim of this type has a figure and a day that fit a ${tally.step}.`} />;
  return (
    <>
      <Rows tally={tally} chosen={point && line ? { source: line.source, start: point.start } : null} onChoose={choose}>
        {point && line && <Behind source={line.source} point={point} tally={tally} />}
      </Rows>
      {(tally.more ?? 0) > 0 && <p class="muted">{tally.more} more sources have fewer claims; choose a place, a time or a source to see them.</p>}
      <LeftOut tally={tally} />
      <AsTable tally={tally} onChoose={choose} />
    </>
  );
}

const split = (point: string | null): [string | null, string | null] => {
  const at = point?.indexOf("|") ?? -1;
  return at < 0 ? [null, null] : [point!.slice(at + 1), point!.slice(0, at)];
};

/** The bounds of a point in words: "at least 14; 20 where no two claims count the same". */
export function bounds({ bound, told }: TallyPoint): string {
  const plain = interval(bound.low ?? null, bound.high ?? null);
  if (bound.high !== null && bound.high !== undefined) return plain;
  if (told === null || told === undefined) return `${plain}, no upper end`;
  return told === bound.low ? told.toLocaleString("en") : `${(bound.low ?? 0).toLocaleString("en")} to ${told.toLocaleString("en")}`;
}

/** The same, as short as it fits beside a line: "≥ 14", "14 to 20". */
export const shortBounds = (point: TallyPoint): string => bounds(point).replace(", no upper end", "");

function Behind({ source, point, tally }: { source: string; point: TallyPoint; tally: Tally }) {
  const shown = point.claims.slice(0, MOST_SHOWN);
  const address = useSignal<string | null>(null);
  const wants = asking("claims", { size: String(MOST_SHOWN), id: shown }, new URLSearchParams());
  useEffect(() => {
    address.value = wants;
  }, [wants]);
  const answer = useAnswer<ClaimsAnswer>(address);
  return (
    <section class="card behind" aria-label="Claims behind this point" aria-live="polite">
      <h2>
        {source}, {periodName(point.start, tally.step)}: <span class="figure">{bounds(point)}</span>
      </h2>
      {point.bound.holds === false && <p class="notice">No number fits all of these claims.</p>}
      <ol class="claim-lines">
        {answer.value.value?.claims.map((stored) => (
          <ClaimLine key={stored.claim.id} stored={stored} />
        ))}
      </ol>
      <a href={href("claims", { id: shown })}>{point.claims.length === 1 ? "This claim" : `These ${shown.length} claims`} in the table</a>
      {point.claims.length > MOST_SHOWN && <p class="muted">The first {MOST_SHOWN} of {point.claims.length}.</p>}
    </section>
  );
}

function LeftOut({ tally }: { tally: Tally }) {
  if (!tally.left_out?.length) return null;
  const links: Record<string, Record<string, string>> = { undated: { undated: "true" }, denied: { polarity: "negative" }, announced: { modality: "future" } };
  return (
    <p class="muted">
      Left out:{" "}
      {tally.left_out.map(({ reason, claims }, n) => (
        <span key={reason}>
          {n > 0 && ", "}
          {links[reason] ? <a href={href("claims", { ...lists(wanted.value), ...links[reason] })}>{reason}</a> : reason} ({claims.toLocaleString("en")})
        </span>
      ))}
      .
    </p>
  );
}

/** The same points for keyboard and screen reader. */
function AsTable({ tally, onChoose }: { tally: Tally; onChoose: (source: string, start: string) => void }) {
  return (
    <details>
      <summary>The same as a table</summary>
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th scope="col">According to</th>
              <th scope="col">When</th>
              <th scope="col">How many</th>
              <th scope="col">Claims</th>
            </tr>
          </thead>
          <tbody>
            {tally.lines?.flatMap((line) =>
              line.points.map((point) => (
                <tr key={line.source + point.start}>
                  <td dir="auto">{line.source}</td>
                  <td>{periodName(point.start, tally.step)}</td>
                  <td class="figure">{bounds(point)}</td>
                  <td>
                    <button type="button" class="plain" onClick={() => onChoose(line.source, point.start)}>
                      {point.claims.length} <span class="visually-hidden">claims of {line.source}, {periodName(point.start, tally.step)}</span>
                    </button>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}

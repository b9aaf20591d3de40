/** What is in the ledger, what is new in it, and a place to drop what is to be read. */
import "./start.css";
import { useEffect } from "preact/hooks";
import { signal } from "@preact/signals";
import type { FindingAnswer, Overview, StoredDocument } from "../../api/records";
import { useAnswer } from "../../api/use";
import { ClaimLine } from "../../parts/ClaimLine";
import { headingOf, STANDINGS } from "../../parts/findings";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { Notice } from "../../parts/Notice";
import { mayReview } from "../../state/session";
import { href } from "../../state/url";
import { DropZone } from "./DropZone";
import { finished } from "./readings";
import { SavedSearches } from "./SavedSearches";

const KEYS = listKeys("Going through what is new", ".documents a, .difference header a", "open it");
const address = signal<string | null>(null);

export default function Start() {
  useListKeys(KEYS);
  const turn = finished.value;
  useEffect(() => {
    // A number that the server ignores makes the address new, so that what was just read shows.
    address.value = `./api/overview${turn ? `?turn=${turn}` : ""}`;
  }, [turn]);
  const loaded = useAnswer<Overview>(address);
  const { state, value } = loaded.value;
  return (
    <div class="start">
      <h1>The ledger</h1>
      {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {!value && state === "loading" && <p class="loading">Loading …</p>}
      {value && <Counts overview={value} />}
      <div class="start-columns">
        <div>
          {mayReview.value && <DropZone />}
          <SavedSearches />
          {value && <Documents documents={value.latest_documents ?? []} />}
          {value && <Failures overview={value} />}
        </div>
        {value && <Newest findings={value.newest ?? []} empty={!value.claims} />}
      </div>
    </div>
  );
}

function Counts({ overview }: { overview: Overview }) {
  const { documents, claims, sources, outlets, first_day: first, last_day: last } = overview;
  const draft = overview.states?.find(({ value }) => value === "draft")?.claims ?? 0;
  return (
    <>
      <ul class="counts">
        <Count number={documents} name={documents === 1 ? "document" : "documents"} />
        <Count number={claims} name={claims === 1 ? "claim" : "claims"} to={href("claims")} />
        <Count number={sources} name={sources === 1 ? "source" : "sources"} />
        <Count number={outlets} name={outlets === 1 ? "outlet" : "outlets"} />
        {first && (
          <li class="count">
            <a href={href("map")}>
              <span class="count-number span">
                {first} to {last}
              </span>
              <span class="muted">the days they tell of</span>
            </a>
          </li>
        )}
      </ul>
      {claims > 0 && <Families overview={overview} />}
      {draft > 0 && (
        <p class="muted">
          <a href={href("claims", { state: "draft" })}>{draft.toLocaleString("en")} are drafts</a>: read by the machine, seen by nobody yet.
        </p>
      )}
    </>
  );
}

function Count({ number, name, to }: { number: number; name: string; to?: string }) {
  const content = (
    <>
      <span class="count-number">{number.toLocaleString("en")}</span>
      <span class="muted">{name}</span>
    </>
  );
  return <li class="count">{to ? <a href={to}>{content}</a> : <span class="count-plain">{content}</span>}</li>;
}

const FAMILIES: Record<string, string> = { "air and fires": "air", ground: "ground", territory: "territory", effects: "effects", relations: "relations" };

/** How the claims divide among the families of types, as one bar with its legend. */
function Families({ overview }: { overview: Overview }) {
  const shares = Object.entries(overview.families ?? {}).sort(([, a], [, b]) => b - a);
  let at = 0;
  return (
    <figure class="families">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={shares.map(([name, claims]) => `${name} ${claims}`).join(", ")}>
        {shares.map(([name, claims]) => {
          const wide = (100 * claims) / Math.max(1, overview.claims);
          const from = at;
          at += wide;
          return <rect key={name} class={`fill-${FAMILIES[name] ?? "other"}`} x={from} width={Math.max(0, wide - 0.25)} height={4} />;
        })}
      </svg>
      <figcaption>
        {shares.map(([name, claims]) => (
          <span key={name}>
            <span class={`swatch fill-${FAMILIES[name] ?? "other"}`} /> {name} <span class="muted">{claims.toLocaleString("en")}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Newest({ findings, empty }: { findings: readonly FindingAnswer[]; empty: boolean }) {
  return (
    <section class="newest" aria-labelledby="newest-title">
      <h2 id="newest-title">Newest differences</h2>
      {!findings.length && <p class="muted">{empty ? "Once there are claims, those that cannot all be right stand here." : "No claims of this ledger differ, as far as they were compared."}</p>}
      {findings.map(({ finding, claims, standing }) => (
        <article key={finding.id} class="card difference">
          <header>
            <a class="chip" href={href("differences", { id: finding.id })}>
              {headingOf(finding, standing)}
            </a>
            <span class="muted">{STANDINGS[standing ?? "open"]}</span>
          </header>
          <p dir="auto">{finding.why}</p>
          <ol class="claim-lines">
            {claims?.map((stored) => (
              <ClaimLine key={stored.claim.id} stored={stored} />
            ))}
          </ol>
        </article>
      ))}
      {findings.length > 0 && <a href={href("differences")}>All differences</a>}
    </section>
  );
}

function Documents({ documents }: { documents: readonly StoredDocument[] }) {
  if (!documents.length) return null;
  return (
    <section aria-labelledby="documents-title">
      <h2 id="documents-title">Added last</h2>
      <ul class="documents">
        {documents.map(({ document, claims = 0, alike }) => (
          <li key={document.id}>
            <a href={href("document", { id: document.id ?? undefined })} dir="auto">
              {document.title?.trim() || document.source}
            </a>
            <span class="muted">
              {document.outlet ?? "unnamed outlet"} · {document.published ?? "undated"} · {claims} claim{claims === 1 ? "" : "s"}
              {alike && " · like another document"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Failures({ overview }: { overview: Overview }) {
  if (!overview.failures?.length) return null;
  return (
    <details class="failures">
      <summary>What could not be read</summary>
      <ul>
        {overview.failures.map(({ source, reason, at }) => (
          <li key={at + source} dir="auto">
            {reason} <span class="muted">{at.slice(0, 10)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One incident: figures over time, the claims that tell of it, their findings, and the decisions, each of which can be taken back. */
import { useComputed, useSignal } from "@preact/signals";
import { post } from "../../api/client";
import type { IncidentAnswer, IncidentDecided, StoredClaim } from "../../api/records";
import { useAnswer } from "../../api/use";
import { Decide, Decisions } from "../../parts/Decisions";
import { GRAVEST, headingOf, STANDINGS } from "../../parts/findings";
import { labelOf } from "../../parts/kinds";
import { Notice } from "../../parts/Notice";
import { Told } from "../../parts/Told";
import { asOf, figure } from "../../parts/words";
import { mayReview } from "../../state/session";
import { go, href, lists, query, setQuery } from "../../state/url";
import { Figures } from "./Figures";
import { STATES, summaryOf } from "./measures";
import { MergeChoice } from "./MergeChoice";

export function OneIncident({ id }: { id: string }) {
  const turn = useSignal(0);
  // A number that the server ignores makes the address new after a decision.
  const address = useComputed(() => `./api/incidents/${encodeURIComponent(id)}${turn.value ? `?turn=${turn.value}` : ""}`);
  const loaded = useAnswer<IncidentAnswer>(address);
  const busy = useSignal(false);
  const failed = useSignal<string | null>(null);
  const off = useSignal<ReadonlySet<string>>(new Set());
  const { state, value } = loaded.value;
  const send = (path: string, body: object) => {
    busy.value = true;
    failed.value = null;
    post<IncidentDecided>(`./api/incidents/${encodeURIComponent(id)}/${path}`, body)
      .then(
        ({ incidents }) => {
          off.value = new Set();
          const first = incidents[0];
          if (first === undefined || incidents.includes(id)) turn.value += 1;
          else go(href("incidents", { ...lists(query.value), id: first, claim: "" }));
        },
        (error: Error) => (failed.value = error.message),
      )
      .finally(() => (busy.value = false));
  };
  return (
    <div class="incident-page" aria-busy={state === "loading" || busy.value}>
      <p>
        <a href={href("incidents", { ...lists(query.value), id: "", claim: "" })}>All incidents</a>
      </p>
      {state === "failed" && (
        <>
          <h1>No such incident</h1>
          <Notice bad>{loaded.value.error.message}</Notice>
        </>
      )}
      {!value && state === "loading" && <p class="loading">Loading …</p>}
      {value && <Head answer={value} />}
      {failed.value && <Notice bad>{failed.value}</Notice>}
      {value && (
        <>
          <Decisions decisions={value.decisions ?? []} busy={busy.value} onUndo={(number) => send("undo", { number })} />
          {value.there && <Choices answer={value} busy={busy.value} off={off.value} send={send} />}
          <Claims answer={value} off={off.value} onOff={(next) => (off.value = next)} />
          {value.there && mayReview.value && <MergeChoice answer={value} busy={busy.value} onMerge={(other) => send("decide", { action: "merge", other })} />}
        </>
      )}
    </div>
  );
}

function Head({ answer: { incident, claims = [], documents = 0, there, now = [] } }: { answer: IncidentAnswer }) {
  const { places, days, outlets } = summaryOf(claims);
  return (
    <>
      <header class="incident-head">
        <h1 dir="auto">
          {places}, {days}
        </h1>
        <span class="chip">{there ? STATES[incident.state ?? "proposed"] : "no longer an incident"}</span>
        <span class="muted">
          {incident.claims.length.toLocaleString("en")} claims of {documents === 1 ? "one document" : `${documents} documents`}: {outlets}
        </span>
      </header>
      {!there && (
        <Notice>
          Decisions left no incident of this address.
          {now.map((id, n) => (
            <span key={id}>
              {n ? ", " : " Its claims are now of "}
              <a href={href("incidents", { id })}>{now.length === 1 ? "this incident" : id}</a>
            </span>
          ))}
        </Notice>
      )}
      {(incident.evidence ?? []).length > 0 && <p class="muted">Joined by: {incident.evidence!.join("; ")}</p>}
    </>
  );
}

type ChoicesProps = { answer: IncidentAnswer; busy: boolean; off: ReadonlySet<string>; send: (path: string, body: object) => void };

function Choices({ answer: { incident }, busy, off, send }: ChoicesProps) {
  const { state } = incident;
  return (
    <Decide
      busy={busy}
      onDecide={(action, reason) => send("decide", { action, reason, claims: action === "split" ? [...off] : [] })}
      choices={[
        { action: "confirm", label: "Confirm", disabled: state === "confirmed", primary: state !== "confirmed" },
        { action: "dismiss", label: "Dismiss", disabled: state === "dismissed" },
        ...(state === "proposed" ? [] : [{ action: "reopen", label: "Open again" }]),
        { action: "split", label: off.size ? `Split ${off.size} off` : "Split off", disabled: !off.size || off.size >= incident.claims.length },
      ]}
    />
  );
}

function Claims({ answer: { claims = [], findings = [], there }, off, onOff }: { answer: IncidentAnswer; off: ReadonlySet<string>; onOff: (next: ReadonlySet<string>) => void }) {
  const chosen = query.value.get("claim");
  const choose = (id: string) => {
    setQuery({ claim: id === chosen ? undefined : id }, true);
    if (id !== chosen) document.getElementById(`told-${id}`)?.scrollIntoView({ block: "nearest" });
  };
  const flip = (id: string) => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    onOff(next);
  };
  const inOrder = [...claims].sort((a, b) => asOf(a.claim).localeCompare(asOf(b.claim)) || (a.claim.document.outlet ?? "").localeCompare(b.claim.document.outlet ?? "") || a.claim.trigger.start - b.claim.trigger.start);
  const graved = [...findings].sort((a, b) => GRAVEST.indexOf(a.finding.verdict) - GRAVEST.indexOf(b.finding.verdict));
  return (
    <>
      <section class="card incident-figures" aria-labelledby="figures-title">
        <h2 id="figures-title">Figures as of each day, never added up</h2>
        <Figures claims={claims} chosen={chosen} onChoose={choose} />
        {graved.length > 0 && (
          <details open={["conflict", "differ"].includes(graved[0]!.finding.verdict)}>
            <summary>{graved.length === 1 ? "1 finding" : `${graved.length} findings`} among these claims</summary>
            <ul class="incident-findings">
              {graved.map(({ finding, standing = "open" }) => (
                <li key={finding.id}>
                  <a href={href("differences", { id: finding.id })}>{headingOf(finding, standing)}</a> <span class="muted">{STANDINGS[standing]}</span> <span dir="auto">{finding.why}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <h2>What tells of it</h2>
      <ol class="side-by-side incident-claims">
        {inOrder.map((stored) => (
          <li key={stored.claim.id} id={`told-${stored.claim.id}`} class={chosen === stored.claim.id ? "chosen" : ""}>
            <Told stored={stored} />
            {there && mayReview.value && claims.length > 1 && (
              <label class="incident-off no-print">
                <input type="checkbox" checked={off.has(stored.claim.id!)} onChange={() => flip(stored.claim.id!)} /> another happening
                <span class="visually-hidden">: {nameOf(stored)}</span>
              </label>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

const nameOf = ({ claim }: StoredClaim): string => `${labelOf(claim.type)} ${figure(claim.quantity)}, “${claim.evidence.text.slice(0, 80)}”`;

/** The reading view: the document as it reads on the left, its claims and the chosen one in full on the right. */
import "./document.css";
import { computed, signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DocumentAnswer, Span, StoredClaim } from "../../api/records";
import { useAnswer } from "../../api/use";
import { ClaimCard } from "../../parts/ClaimCard";
import { GRAVEST } from "../../parts/findings";
import { familyClass, labelOf } from "../../parts/kinds";
import { MarkedText } from "../../parts/MarkedText";
import { Notice } from "../../parts/Notice";
import { according, asOf, factuality, figure } from "../../parts/words";
import { type KeyGroup, typing, useKeyDown, usePageKeys } from "../../shell/keys";
import { shown } from "../../shell/title";
import { mayErase, mayReview } from "../../state/session";
import { go, href, query, setQuery } from "../../state/url";
import { Erasing } from "./Erasing";

const KEYS: readonly KeyGroup[] = [
  { title: "Reading", rows: [["j", "the next claim"], ["k", "the claim before"], ["r", "review the chosen claim"], ["Esc", "choose none"]] },
]; // prettier-ignore

/** Grows with each erasure: a number that the server ignores makes the address new. */
const erasures = signal(0);
const address = computed(() => {
  const id = query.value.get("id");
  return id ? `./api/documents/${encodeURIComponent(id)}${erasures.value ? `?turn=${erasures.value}` : ""}` : null;
});
const choose = (id: string) => setQuery({ claim: id }, true);

export default function DocumentView() {
  const loaded = useAnswer<DocumentAnswer>(address);
  const { state, value } = loaded.value;
  const title = value?.document.document.title ?? null;
  const erased = useSignal<"claim" | "document" | null>(null);
  useEffect(() => {
    shown.value = title;
    return () => (shown.value = null);
  }, [title]);
  if (erased.value === "document") return <Gone />;
  if (address.value === null) return <Missing>No document is named in this address.</Missing>;
  if (state === "failed") return <Missing>{loaded.value.error.message}</Missing>;
  if (!value) return <p class="loading">Loading …</p>;
  const onErased = (what: "claim" | "document") => {
    erased.value = what;
    setQuery({ claim: undefined }, true);
    if (what === "claim") erasures.value += 1;
  };
  return <Reading document={value} erased={erased.value === "claim"} onErased={onErased} />;
}

function Gone() {
  return (
    <section class="not-found">
      <h1>The document is erased</h1>
      <p>Its text, its originals and its claims are gone. A tombstone with their hashes stays in the chain, so that <code>communique verify</code> still holds.</p>
      <p>
        <a class="button" href={href("")}>
          To the start
        </a>
      </p>
    </section>
  );
}

function Missing({ children }: { children: ComponentChildren }) {
  return (
    <section class="not-found">
      <h1>No document to read</h1>
      <Notice bad>{children}</Notice>
      <p>
        Choose one <a href={href("")}>on the start page</a>, or <a href={href("claims")}>among the claims</a>.
      </p>
    </section>
  );
}

type ReadingProps = { document: DocumentAnswer; erased: boolean; onErased: (what: "claim" | "document") => void };

function Reading({ document, erased, onErased }: ReadingProps) {
  const lit = useSignal<Span | null>(null);
  const chosen = query.value.get("claim");
  const claims = [...document.claims].sort((a, b) => a.claim.trigger.start - b.claim.trigger.start);
  const stored = claims.find(({ claim }) => claim.id === chosen);
  const findings = (document.findings ?? []).filter(({ finding }) => chosen !== null && finding.claims.includes(chosen)).sort((a, b) => GRAVEST.indexOf(a.finding.verdict) - GRAVEST.indexOf(b.finding.verdict));
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const words = chosen && text.current?.querySelector(`[data-claims~="${CSS.escape(chosen)}"]`);
    if (words) words.scrollIntoView({ block: "center", behavior: "auto" });
  }, [chosen, document]);
  const step = (by: number) => {
    const at = claims.findIndex(({ claim }) => claim.id === chosen);
    const next = claims[Math.max(0, Math.min(claims.length - 1, at + by))];
    if (next?.claim.id) choose(next.claim.id);
  };
  useKeyDown((event) => {
    if (event.defaultPrevented || typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "r" && stored?.claim.id && mayReview.value) go(href("review", { claim: stored.claim.id }));
    else if (event.key === "Escape") setQuery({ claim: undefined }, true);
  });
  usePageKeys(KEYS);
  const record = document.document.document;
  return (
    <div class="reading">
      <article class="reading-text" ref={text}>
        <header class="reading-head">
          <p class="muted">
            {record.outlet ?? "unnamed outlet"} · {record.published ?? dated(record)} ·{" "}
            <span class="address">{record.source}</span>
          </p>
          {document.document.alike && <p class="notice">A near-duplicate of another document of this ledger: figures of both count once.</p>}
        </header>
        {document.text ? (
          <MarkedText document={document} claims={claims} chosen={chosen} lit={lit.value} onChoose={choose} />
        ) : (
          <Notice>The ledger holds the claims of this document, not its text.</Notice>
        )}
      </article>
      <aside class="reading-side" aria-label="Claims">
        {stored && <ClaimCard stored={stored} findings={findings} onField={(span) => (lit.value = span)} />}
        <h2>{claims.length === 1 ? "1 claim" : `${claims.length} claims`}</h2>
        <p class="muted no-print">
          <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Esc</kbd> none
          {stored?.claim.id && mayReview.value && (
            <>
              {" · "}
              <a href={href("review", { claim: stored.claim.id })}>review this claim</a>
            </>
          )}
        </p>
        <ol class="claim-list">
          {claims.map((one) => (
            <ListedClaim key={one.claim.id} stored={one} chosen={one.claim.id === chosen} />
          ))}
        </ol>
        {erased && <Notice>The claim is erased; a tombstone with its hash stays in the chain.</Notice>}
        {mayErase.value && <Erasing document={document} stored={stored} onErased={onErased} />}
      </aside>
    </div>
  );
}

function ListedClaim({ stored: { claim }, chosen }: { stored: StoredClaim; chosen: boolean }) {
  const told = factuality(claim);
  return (
    <li>
      <button type="button" class={chosen ? "listed chosen" : "listed"} aria-pressed={chosen} onClick={() => claim.id && choose(claim.id)}>
        <span class={`family ${familyClass(claim.type)}`}>{labelOf(claim.type)}</span> <span class="figure">{figure(claim.quantity)}</span>
        {told !== "asserted" && <span class="muted"> {told}</span>}
        <span class="listed-words" dir="auto">
          {claim.evidence.text}
        </span>
        <span class="listed-by muted" dir="auto">
          {according(claim)}, <span class="nowrap">as of {asOf(claim)},</span> unverified
        </span>
      </button>
    </li>
  );
}

function dated(record: DocumentAnswer["document"]["document"]): string {
  const interval = record.published_interval;
  if (!interval?.start && !interval?.end) return "undated";
  return `undated; ${interval.start ?? "?"} to ${interval.end ?? "?"} by its own words`;
}

/** A claim beside others: its figure, its own words with those lit up that matter here, who says so, where and as of when. */
import type { Span, StoredClaim } from "../api/records";
import { href } from "../state/url";
import { familyClass, labelOf } from "./kinds";
import { according, asOf, factuality, figure, when, where } from "./words";

export interface ToldProps {
  stored: StoredClaim;
  /** Words of the claim's document that are lit up where they stand within the claim's evidence. */
  words?: readonly Span[];
}

export function Told({ stored: { claim, document, state, current }, words = [] }: ToldProps) {
  const told = factuality(claim);
  const { outlet } = claim.document;
  const said = according(claim);
  return (
    <div class="told">
      <p class="told-head">
        <span class="figure told-figure">{figure(claim.quantity)}</span> <span class={`family ${familyClass(claim.type)}`}>{labelOf(claim.type)}</span>
        {told !== "asserted" && <span class="chip">{told}</span>}
        {!current && <span class="chip">withdrawn</span>}
      </p>
      <blockquote dir="auto">
        <a href={href("document", { id: document, claim: claim.id ?? undefined })}>{lit(claim.evidence, words)}</a>
      </blockquote>
      <p class="muted told-by" dir="auto">
        {said}
        {outlet && !said.endsWith(outlet) && `, in ${outlet}`}, <span class="nowrap">as of {asOf(claim)},</span> unverified{state !== "published" && `; ${state}`}
      </p>
      <p class="muted told-of" dir="auto">
        {[when(claim.time), where(claim)].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}

/** The evidence with words of it marked; offsets are code points of the document. */
function lit(evidence: Span, words: readonly Span[]) {
  const letters = [...evidence.text];
  const inside = words.filter(({ start, end }) => start >= evidence.start && end <= evidence.end && end > start).sort((a, b) => a.start - b.start);
  const parts = [];
  let at = evidence.start;
  const slice = (from: number, to: number) => letters.slice(from - evidence.start, to - evidence.start).join("");
  for (const { start, end } of inside) {
    if (start < at) continue;
    parts.push(slice(at, start), <mark key={start}>{slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, slice(at, evidence.end)];
}

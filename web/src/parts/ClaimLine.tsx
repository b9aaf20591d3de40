/** One claim in short: what, how many, in its words, who says so and as of when; leads to the exact sentence. */
import type { StoredClaim } from "../api/records";
import { href } from "../state/url";
import { familyClass, labelOf } from "./kinds";
import { according, asOf, factuality, figure, when } from "./words";

export function ClaimLine({ stored: { claim, document, state } }: { stored: StoredClaim }) {
  const told = factuality(claim);
  return (
    <li class="claim-line">
      <a href={href("document", { id: document, claim: claim.id ?? undefined })}>
        <span class={`family ${familyClass(claim.type)}`}>{labelOf(claim.type)}</span> <span class="figure">{figure(claim.quantity)}</span> <span class="muted">{when(claim.time)}</span>
        <span class="claim-line-words" dir="auto">
          {claim.evidence.text.replace(/\s+/g, " ")}
        </span>
      </a>
      <span class="muted">
        {according(claim)}, <span class="nowrap">as of {asOf(claim)},</span> unverified{told !== "asserted" && `; ${told}`}
        {state !== "published" && `; ${state}`}
      </span>
    </li>
  );
}

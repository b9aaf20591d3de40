/** Which claim of the document to merge with: those nearest in the text, each under a digit. */
import type { StoredClaim } from "../../api/records";
import { familyClass, labelOf } from "../../parts/kinds";
import { figure } from "../../parts/words";

const MOST = 9;

/** The claims of the document around one, the nearest first. */
export function partners(claims: readonly StoredClaim[], { claim }: StoredClaim): StoredClaim[] {
  const apart = (one: StoredClaim) => Math.max(0, one.claim.evidence.start - claim.evidence.end, claim.evidence.start - one.claim.evidence.end);
  const others = claims.filter((one) => one.claim.id !== claim.id && one.current);
  return others.sort((a, b) => apart(a) - apart(b) || a.claim.trigger.start - b.claim.trigger.start).slice(0, MOST);
}

export function Merging({ others, onChoose, onCancel }: { others: readonly StoredClaim[]; onChoose: (one: StoredClaim) => void; onCancel: () => void }) {
  return (
    <section class="card review-merging" aria-labelledby="merging-title">
      <h2 id="merging-title">Merge with which claim?</h2>
      <p class="muted">This one stays and takes what only the other has; the other is rejected.</p>
      {!others.length && <p>This document has no other claim.</p>}
      <ol>
        {others.map((one, n) => (
          <li key={one.claim.id}>
            <button type="button" class="listed" onClick={() => onChoose(one)}>
              <kbd aria-hidden="true">{n + 1}</kbd> <span class={`family ${familyClass(one.claim.type)}`}>{labelOf(one.claim.type)}</span> <span class="figure">{figure(one.claim.quantity)}</span>
              <span class="listed-words" dir="auto">
                {one.claim.evidence.text}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" onClick={onCancel}>
        Cancel <kbd>Esc</kbd>
      </button>
    </section>
  );
}

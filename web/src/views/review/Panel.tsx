/** The claim under review: its fields with their keys, one of them open for correction, and how sure the reader was. */
import type { StoredClaim } from "../../api/records";
import { familyClass, labelOf } from "../../parts/kinds";
import { asOf } from "../../parts/words";
import { mayReview } from "../../state/session";
import { type Editing, start } from "./editing";
import { FieldEditor } from "./FieldEditor";
import { FIELDS } from "../../parts/fields";

export interface PanelProps {
  stored: StoredClaim;
  editing: Editing | null;
  words: string;
}

const SURE: Record<string, "agent" | "target" | "places" | "time" | "quantity" | "source" | "type" | "modality"> = {
  type: "type", agent: "agent", target: "target", places: "places", time: "time", quantity: "quantity", source: "source", factuality: "modality",
}; // prettier-ignore
const DOUBTFUL = 0.6; // below this the reader's sureness of a field is marked

export function Panel({ stored, editing, words }: PanelProps) {
  if (editing?.field === "claim") return <FieldEditor editing={editing} stored={stored} words={words} />;
  const claim = editing?.draft ?? stored.claim;
  const sure = stored.claim.reading_confidence;
  return (
    <article class="card review-claim" aria-label={`Claim: ${labelOf(stored.claim.type)}`}>
      <header class="claim-head">
        <span class={`family ${familyClass(stored.claim.type)}`}>{labelOf(stored.claim.type)}</span>
        <span class="chip">{stored.current ? stored.state : "rejected"}</span>
        {sure ? (
          <span class="sure">
            <meter min={0} max={1} value={sure.claim} aria-label="Reading confidence" /> <span class="muted">{Math.round(sure.claim * 100)} % reading confidence</span>
          </span>
        ) : (
          <span class="muted">not read by the reader</span>
        )}
      </header>
      <ul class="review-fields">
        {FIELDS.map((field) => {
          if (editing?.field === field.name) {
            return (
              <li key={field.name}>
                <FieldEditor editing={editing} stored={stored} words={words} />
              </li>
            );
          }
          const value = field.shown(claim);
          const confidence = sure && SURE[field.name] ? sure[SURE[field.name]!] : null;
          const doubtful = value !== "" && confidence != null && confidence < DOUBTFUL;
          return (
            <li key={field.name}>
              <button type="button" class={doubtful ? "review-field doubtful" : "review-field"} disabled={editing !== null || !mayReview.value} onClick={() => start(field.name, stored)} title={doubtful ? `The reader is ${Math.round(confidence * 100)} % sure of this` : undefined}>
                <kbd aria-hidden="true">{field.key}</kbd>
                <span class="review-label">{field.label}</span>
                <span class={`review-value${value ? "" : " muted"}${field.name === "evidence" ? " in-words" : ""}`} dir="auto">
                  {value || "none"}
                  {doubtful && <span class="doubt"> {Math.round(confidence * 100)} %</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p class="muted as-of">As of {asOf(claim)}, unverified</p>
    </article>
  );
}

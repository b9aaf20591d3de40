/** What persons decided, each with who, when and why; what was decided can be taken back, and that too. */
import { useSignal } from "@preact/signals";
import type { DecisionAnswer } from "../api/records";
import { mayReview } from "../state/session";

export const DONE: Record<DecisionAnswer["action"], string> = {
  confirm: "confirmed", dismiss: "dismissed", note: "noted", merge: "merged", split: "split", reopen: "opened again", undo: "taken back",
}; // prettier-ignore

export interface DecisionsProps {
  decisions: readonly DecisionAnswer[];
  busy: boolean;
  /** Take back the decision with this number, or the one that took it back. */
  onUndo: (number: number) => void;
}

export function Decisions({ decisions, busy, onUndo }: DecisionsProps) {
  if (!decisions.length) return null;
  return (
    <ul class="decisions" aria-label="Decisions">
      {decisions.map(({ number, action, author, at, reason, claims, undone_by: by }) => (
        <li key={number} class={by ? "undone" : ""}>
          <span>
            <strong>{author}</strong> {DONE[action]}
            {action === "split" && ` ${claims?.length} claim${claims?.length === 1 ? "" : "s"} off`} <span class="muted">{moment(at)}</span>
            {by && <span class="muted">, taken back</span>}
            {reason && <q dir="auto">{reason}</q>}
          </span>
          {mayReview.value && (
            <button type="button" class="plain no-print" disabled={busy} onClick={() => onUndo(by ?? number)}>
              {by ? "Put back" : "Take back"}
              <span class="visually-hidden">
                : {author} {DONE[action]} {moment(at)}
              </span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "2026-11-29 08:30" of an ISO moment, in UTC as the ledger has it. */
export const moment = (at: string): string => at.slice(0, 16).replace("T", " ");

export interface DecideProps {
  choices: readonly { action: string; label: string; disabled?: boolean; primary?: boolean }[];
  busy: boolean;
  onDecide: (action: string, reason: string) => void;
}

/** Buttons of decisions, and a field for the reason, which by itself is a note. */
export function Decide({ choices, busy, onDecide }: DecideProps) {
  const writing = useSignal(false);
  const reason = useSignal("");
  const decide = (action: string) => {
    onDecide(action, reason.value.trim());
    reason.value = "";
    writing.value = false;
  };
  if (!mayReview.value) return null;
  return (
    <div class="decide no-print">
      {writing.value && (
        <label class="decide-reason">
          Why, or a note
          <textarea rows={2} maxLength={2000} value={reason.value} ref={(field) => field?.focus()} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </label>
      )}
      <div class="decide-buttons">
        {choices.map(({ action, label, disabled = false, primary = false }) => (
          <button key={action} type="button" class={primary ? "primary" : ""} disabled={busy || disabled} onClick={() => decide(action)}>
            {label}
          </button>
        ))}
        {writing.value ? (
          <button type="button" disabled={busy || !reason.value.trim()} onClick={() => decide("note")}>
            Keep the note
          </button>
        ) : (
          <button type="button" onClick={() => (writing.value = true)}>
            Add a note
          </button>
        )}
      </div>
    </div>
  );
}

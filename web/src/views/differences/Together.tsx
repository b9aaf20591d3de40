/** Deciding about several findings alike: each gets a decision of its own, which can be taken back by itself. */
import { useSignal } from "@preact/signals";
import { post } from "../../api/client";
import type { FindingAnswer } from "../../api/records";
import { Notice } from "../../parts/Notice";

export interface TogetherProps {
  /** The findings that are chosen, and all of this page. */
  ids: readonly string[];
  of: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onDecided: (answers: readonly FindingAnswer[]) => void;
}

export function Together({ ids, of, onChoose, onDecided }: TogetherProps) {
  const reason = useSignal("");
  const busy = useSignal(false);
  const failed = useSignal<string | null>(null);
  const told = useSignal("");
  const decide = (action: "confirm" | "dismiss") => {
    busy.value = true;
    failed.value = null;
    post<FindingAnswer[]>("./api/findings/decide", { ids, action, reason: reason.value.trim() })
      .then(
        (answers) => {
          told.value = `${answers.length} ${action === "confirm" ? "confirmed" : "dismissed"}.`;
          reason.value = "";
          onDecided(answers);
          onChoose([]);
        },
        (error: Error) => (failed.value = error.message),
      )
      .finally(() => (busy.value = false));
  };
  const all = ids.length === of.length;
  return (
    <div class="together no-print">
      <label class="together-all">
        <input type="checkbox" checked={all} indeterminate={ids.length > 0 && !all} onChange={() => onChoose(all ? [] : of)} /> All of this page
      </label>
      <span class="muted" aria-live="polite">
        {ids.length ? `${ids.length} chosen` : told.value}
      </span>
      {ids.length > 0 && (
        <>
          <label class="together-why">
            <span class="visually-hidden">Why, for all that are chosen</span>
            <input type="text" maxLength={2000} placeholder="Why" value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
          </label>
          <button type="button" disabled={busy.value} onClick={() => decide("confirm")}>
            Confirm {ids.length}
          </button>
          <button type="button" disabled={busy.value} onClick={() => decide("dismiss")}>
            Dismiss {ids.length}
          </button>
        </>
      )}
      {failed.value && <Notice bad>{failed.value}</Notice>}
    </div>
  );
}

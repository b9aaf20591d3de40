/** Erasing for good what the law says must go: for admins, behind an explanation, a reason and a word to type. */
import { useSignal } from "@preact/signals";
import { post } from "../../api/client";
import type { DocumentAnswer, StoredClaim } from "../../api/records";
import { labelOf } from "../../parts/kinds";
import { Notice } from "../../parts/Notice";

const WORD = "erase";
const SHOWN = 60;

export interface ErasingProps {
  document: DocumentAnswer;
  /** The claim that is chosen, if any. */
  stored: StoredClaim | undefined;
  /** Called with what was erased. */
  onErased: (what: "claim" | "document") => void;
}

export function Erasing({ document, stored, onErased }: ErasingProps) {
  const what = useSignal<"claim" | "document">("document");
  const reason = useSignal("");
  const typed = useSignal("");
  const busy = useSignal(false);
  const failed = useSignal<string | null>(null);
  const target = stored && what.value === "claim" ? "claim" : "document";
  const ready = reason.value.trim() !== "" && typed.value.trim().toLowerCase() === WORD && !busy.value;
  const erase = (event: Event) => {
    event.preventDefault();
    if (!ready) return;
    busy.value = true;
    failed.value = null;
    const name = target === "claim" ? stored!.claim.id : document.document.document.id;
    post("./api/erasures", { name, reason: reason.value.trim() })
      .then(
        () => {
          reason.value = typed.value = "";
          onErased(target);
        },
        (error: Error) => (failed.value = error.message),
      )
      .finally(() => (busy.value = false));
  };
  const count = document.claims.length;
  return (
    <details class="erasing no-print" onToggle={(event) => event.currentTarget.open && event.currentTarget.scrollIntoView({ block: "nearest" })}>
      <summary>Erase for good …</summary>
      <form onSubmit={erase}>
        <p>
          For what the law says must go, as after a court order or a person's lawful request. The words, the records with all their versions and the kept originals go, and nothing brings them back; a tombstone stays with their hashes, your name, the time and the reason, so that the
          chain of versions still verifies. A claim that is merely wrong is rejected in the review instead.
        </p>
        <fieldset>
          <legend>What is to go</legend>
          {stored && (
            <label class="check">
              <input type="radio" name="erased" checked={target === "claim"} onChange={() => (what.value = "claim")} />
              <span>
                the chosen claim, {labelOf(stored.claim.type).toLowerCase()}: <q dir="auto">{short(stored.claim.evidence.text)}</q>; the text keeps these words
              </span>
            </label>
          )}
          <label class="check">
            <input type="radio" name="erased" checked={target === "document"} onChange={() => (what.value = "document")} />
            <span>
              the whole document with its text, its originals and {count === 1 ? "its one claim" : `all its ${count.toLocaleString("en")} claims`}
            </span>
          </label>
        </fieldset>
        <label>
          Why; this stays readable, so it names nobody
          <input type="text" maxLength={500} required value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </label>
        <label>
          Type “{WORD}” to go on
          <input type="text" autocomplete="off" value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
        </label>
        {failed.value && <Notice bad>{failed.value}</Notice>}
        <button type="submit" class="danger" disabled={!ready}>
          {busy.value ? "Erasing …" : target === "claim" ? "Erase this claim" : "Erase this document"}
        </button>
      </form>
    </details>
  );
}

const short = (text: string): string => {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN)} …` : flat;
};

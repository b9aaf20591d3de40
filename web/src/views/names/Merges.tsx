/** Merges of names, each with who, when and why, to be taken back. */
import { useSignal } from "@preact/signals";
import { post } from "../../api/client";
import type { NameMerge } from "../../api/records";
import { moment } from "../../parts/Decisions";
import { Notice } from "../../parts/Notice";
import { mayReview } from "../../state/session";
import { href } from "../../state/url";
import type { Kind } from "./Names";

/** How the key of a name reads: a place's holds GeoNames' number and the country before the name. */
export const readable = (kind: Kind, key: string): string => (kind === "place" ? key.split("|").slice(2).join("|") : key);

export function Merges({ kind, merges, onChange }: { kind: Kind; merges: readonly NameMerge[]; onChange: () => void }) {
  const busy = useSignal(false);
  const failed = useSignal<string | null>(null);
  const undo = (number: number) => {
    busy.value = true;
    failed.value = null;
    post(`./api/names/${kind}/undo`, { number })
      .then(onChange, (error: Error) => (failed.value = error.message))
      .finally(() => (busy.value = false));
  };
  return (
    <>
      {failed.value && <Notice bad>{failed.value}</Notice>}
      <ul class="decisions" aria-label="Merges">
        {merges.map(({ number, key, into, author, at, reason, undone_by: by }) => (
          <li key={number} class={by ? "undone" : ""}>
            <span>
              <strong>{author}</strong> merged <bdi>{readable(kind, key)}</bdi> into{" "}
              <a href={href("names", { kind: kind === "actor" ? undefined : kind, key: into })} dir="auto">
                {readable(kind, into)}
              </a>{" "}
              <span class="muted">
                {moment(at)}
                {by && ", taken back"}
              </span>
              {reason && <q dir="auto">{reason}</q>}
            </span>
            {mayReview.value && (
              <button type="button" class="plain no-print" disabled={busy.value} onClick={() => undo(by ?? number)}>
                {by ? "Put back" : "Take back"}
                <span class="visually-hidden">: {readable(kind, key)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What became of a claim, the latest first: who did what, when, why, and what it changed. */
import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { HistoryEntry, ReviewAnswer } from "../api/records";
import { useAnswer } from "../api/use";
import { moment } from "./Decisions";
import { RECORD_LABELS, recordShown } from "./fields";
import { Notice } from "./Notice";

const DONE: Record<string, string> = {
  read: "read by the machine", reread: "read again by the machine", import: "imported", add: "added", withdraw: "rejected", lapse: "no longer found by the machine",
  undo: "took back what came before", erase: "erased",
}; // prettier-ignore

export interface VersionsProps {
  history: readonly HistoryEntry[];
  /** What can be done with a former version. */
  act?: (entry: HistoryEntry) => ComponentChildren;
}

export function Versions({ history, act }: VersionsProps) {
  const newest = [...history].reverse();
  return (
    <ol class="versions">
      {newest.map((entry, n) => (
        <li key={entry.number}>
          <p>
            <strong dir="auto">{entry.author}</strong> {did(entry)}
            <span class="muted"> · {moment(entry.at)}</span>
          </p>
          {entry.reason && entry.action !== "read" && (
            <p class="muted" dir="auto">
              “{entry.reason}”
            </p>
          )}
          <Changes entry={entry} before={newest[n + 1]?.claim ?? null} />
          {n > 0 && entry.claim && act?.(entry)}
        </li>
      ))}
    </ol>
  );
}

/** The versions of one claim, loaded once they are asked for. */
export function VersionsOf({ id }: { id: string }) {
  const wanted = useSignal(false);
  const loaded = useAnswer<ReviewAnswer>(useComputed(() => (wanted.value ? `./api/review/${encodeURIComponent(id)}` : null)));
  const { state, value } = loaded.value;
  return (
    <details class="claim-versions" onToggle={(event) => (wanted.value ||= event.currentTarget.open)}>
      <summary>Versions</summary>
      {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {wanted.value && !value && state === "loading" && <p class="loading">Loading …</p>}
      {value && <Versions history={value.history ?? []} />}
    </details>
  );
}

export function did({ action, state, changed = [] }: HistoryEntry): string {
  if (action === "state") return state === "draft" ? "sent it back to draft" : `made it ${state}`;
  if (action === "edit") return `corrected ${[...new Set(changed.map((name) => RECORD_LABELS[name] ?? name))].join(", ") || "it"}`;
  return DONE[action] ?? action;
}

function Changes({ entry, before }: { entry: HistoryEntry; before: HistoryEntry["claim"] }) {
  const { changed = [], claim: now } = entry;
  if (!changed.length || !now || !before) return null;
  return (
    <ul class="changes">
      {changed.map((name) => (
        <li key={name} dir="auto">
          <span class="muted">{RECORD_LABELS[name] ?? name}</span> <del>{recordShown(before, name)}</del> <ins>{recordShown(now, name)}</ins>
        </li>
      ))}
    </ul>
  );
}

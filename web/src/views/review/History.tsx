/** What became of a claim, the latest first, each version to be brought back; and reviewers who differ, side by side. */
import type { Claim, HistoryEntry, Opinion, StoredClaim } from "../../api/records";
import { correct, judge, restore } from "./deciding";
import { differing, RECORD_LABELS, recordShown } from "./fields";

const DONE: Record<string, string> = {
  read: "read by the machine", reread: "read again by the machine", import: "imported", add: "added", withdraw: "rejected", lapse: "no longer found by the machine",
  undo: "took back what came before", erase: "erased",
}; // prettier-ignore

export function History({ history }: { history: readonly HistoryEntry[] }) {
  const newest = [...history].reverse();
  return (
    <section class="card review-history" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <ol>
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
            {n > 0 && entry.claim && (
              <button type="button" class="plain" aria-label={`Bring this back: ${did(entry)}`} onClick={() => void restore(entry.number)}>
                Bring this back
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function did({ action, state, changed }: HistoryEntry): string {
  if (action === "state") return state === "draft" ? "sent it back to draft" : `made it ${state}`;
  if (action === "edit") return `corrected ${[...new Set(changed.map((name) => RECORD_LABELS[name] ?? name))].join(", ") || "it"}`;
  return DONE[action] ?? action;
}

function Changes({ entry, before }: { entry: HistoryEntry; before: Claim | null }) {
  if (!entry.changed.length || !entry.claim || !before) return null;
  const now = entry.claim;
  return (
    <ul class="changes">
      {entry.changed.map((name) => (
        <li key={name} dir="auto">
          <span class="muted">{RECORD_LABELS[name] ?? name}</span> <del>{recordShown(before, name)}</del> <ins>{recordShown(now, name)}</ins>
        </li>
      ))}
    </ul>
  );
}

const moment = (at: string): string => at.slice(0, 16).replace("T", " ");

export function Opinions({ opinions, stored }: { opinions: readonly Opinion[]; stored: StoredClaim }) {
  if (opinions.length < 2) return null;
  const kept = opinions.flatMap(({ claim }) => (claim ? [claim] : []));
  const names = [...new Set(kept.flatMap((one) => kept.flatMap((two) => differing(one, two))))];
  return (
    <section class="card review-opinions" aria-labelledby="opinions-title">
      <h2 id="opinions-title">Reviewers differ</h2>
      <table>
        <thead>
          <tr>
            <td />
            {opinions.map(({ author, at }) => (
              <th key={author} scope="col" dir="auto">
                {author} <span class="muted">{moment(at)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">verdict</th>
            {opinions.map(({ author, claim, reason }) => (
              <td key={author} dir="auto">
                {claim ? "keeps it" : "rejects it"}
                {reason && <span class="muted"> “{reason}”</span>}
              </td>
            ))}
          </tr>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{RECORD_LABELS[name]}</th>
              {opinions.map(({ author, claim }) => (
                <td key={author} dir="auto">
                  {claim ? recordShown(claim, name) : ""}
                </td>
              ))}
            </tr>
          ))}
          <tr class="no-print">
            <td />
            {opinions.map((opinion) => (
              <td key={opinion.author}>
                <button type="button" onClick={() => void follow(opinion, stored)}>
                  As {opinion.author} has it
                </button>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** Decide as one of them did. */
async function follow({ claim }: Opinion, stored: StoredClaim): Promise<void> {
  if (!claim) return void (await judge("withdrawn"));
  const same = !differing(claim, stored.claim).length;
  if (same || (await correct(stored, claim, "Took a reviewer's fields"))) await judge("reviewed");
}

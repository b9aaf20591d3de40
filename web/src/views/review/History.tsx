/** What became of a claim, the latest first, each version to be brought back; and reviewers who differ, side by side. */
import type { HistoryEntry, Opinion, StoredClaim } from "../../api/records";
import { moment } from "../../parts/Decisions";
import { differing, RECORD_LABELS, recordShown } from "../../parts/fields";
import { did, Versions } from "../../parts/Versions";
import { correct, judge, restore } from "./deciding";

export function History({ history }: { history: readonly HistoryEntry[] }) {
  return (
    <section class="card review-history" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <Versions
        history={history}
        act={(entry) => (
          <button type="button" class="plain" aria-label={`Bring this back: ${did(entry)}`} onClick={() => void restore(entry.number)}>
            Bring this back
          </button>
        )}
      />
    </section>
  );
}

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

/** Another incident that is the same happening: those of nearby days, or found by words. */
import { useComputed, useSignal } from "@preact/signals";
import type { IncidentAnswer, IncidentsAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { Notice } from "../../parts/Notice";
import { href } from "../../state/url";
import { DAY, toDay, toTime } from "../map/days";
import { summaryOf } from "./measures";

const NEAR = 2; // days before and after
const SHOWN = 12;

export interface MergeChoiceProps {
  answer: IncidentAnswer;
  busy: boolean;
  onMerge: (other: string) => void;
}

export function MergeChoice({ answer, busy, onMerge }: MergeChoiceProps) {
  const open = useSignal(false);
  return (
    <details class="merge no-print" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>Merge another incident into this one</summary>
      {open.value && <Others answer={answer} busy={busy} onMerge={onMerge} />}
    </details>
  );
}

function Others({ answer: { incident, claims = [] }, busy, onMerge }: MergeChoiceProps) {
  const words = useSignal("");
  const days = claims.flatMap(({ claim: { time } }) => [time.start, time.end]).filter((day): day is string => !!day).sort();
  const address = useComputed(() => {
    const wanted = new URLSearchParams({ size: String(SHOWN + 1) });
    if (words.value.trim()) wanted.set("text", words.value.trim());
    else if (days.length) {
      wanted.set("start", toDay(toTime(days[0]!) - NEAR * DAY));
      wanted.set("end", toDay(toTime(days[days.length - 1]!) + NEAR * DAY));
    }
    return `./api/incidents?${wanted}`;
  });
  const loaded = useAnswer<IncidentsAnswer>(address);
  const { state, value } = loaded.value;
  const others = (value?.incidents ?? []).filter((other) => other.incident.id !== incident.id).slice(0, SHOWN);
  return (
    <div aria-busy={state === "loading"}>
      <label class="merge-words">
        Words of its claims <input type="search" maxLength={500} placeholder={`or those within ${NEAR} days`} value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
      </label>
      {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {state === "ready" && !others.length && <p class="muted">No other incident {words.value.trim() ? "has such words" : "is of these days"}.</p>}
      <ul class="merge-others">
        {others.map((other) => {
          const { places, days: when, outlets } = summaryOf(other.claims ?? []);
          return (
            <li key={other.incident.id}>
              <button type="button" disabled={busy} onClick={() => onMerge(other.incident.id)}>
                Merge
                <span class="visually-hidden">
                  {" "}
                  {places}, {when}
                </span>
              </button>
              <span>
                <a href={href("incidents", { id: other.incident.id })} dir="auto">
                  {places}, {when}
                </a>{" "}
                <span class="muted">
                  {other.incident.claims.length} claims, {outlets}
                </span>
                <span class="merge-words-of" dir="auto">
                  {other.claims?.[0]?.claim.evidence.text}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

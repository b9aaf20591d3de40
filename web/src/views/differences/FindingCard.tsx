/** One finding: what it comes to, the arithmetic, its claims side by side, and what persons made of it. */
import { useSignal } from "@preact/signals";
import { post } from "../../api/client";
import type { FindingAnswer } from "../../api/records";
import { Decide, Decisions } from "../../parts/Decisions";
import { headingOf, KINDS, STANDINGS } from "../../parts/findings";
import { Notice } from "../../parts/Notice";
import { Told } from "../../parts/Told";
import { mayReview } from "../../state/session";
import { href, lists, query } from "../../state/url";

export interface FindingCardProps {
  answer: FindingAnswer;
  onChange: (answer: FindingAnswer) => void;
  /** Whether it is among those that are decided together, and how it gets there or leaves. */
  chosen?: boolean;
  onChoose?: (on: boolean) => void;
}

export function FindingCard({ answer, onChange, chosen = false, onChoose }: FindingCardProps) {
  const { finding, claims = [], standing = "open", decisions = [] } = answer;
  const busy = useSignal(false);
  const failed = useSignal<string | null>(null);
  const send = (path: string, body: unknown) => {
    busy.value = true;
    failed.value = null;
    post<FindingAnswer>(`./api/findings/${finding.id}/${path}`, body)
      .then(
        (told) => onChange({ ...told, claims: (told.claims ?? []).slice(0, claims.length) }),
        (error: Error) => (failed.value = error.message),
      )
      .finally(() => (busy.value = false));
  };
  const left = finding.claims.length - claims.length;
  const heading = headingOf(finding, standing);
  return (
    <article class={`card finding verdict-${finding.verdict} ${standing}`} id={finding.id} aria-label={`Finding: ${heading}`}>
      <header class="finding-head">
        {onChoose && mayReview.value && (
          <label class="finding-choice no-print">
            <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
            <span class="visually-hidden">
              Choose: {heading}, {finding.why}
            </span>
          </label>
        )}
        <h2>
          <a href={href("differences", { ...lists(query.value), page: "", id: finding.id })}>{heading}</a>
        </h2>
        <span class="muted">{KINDS[finding.kind]}</span>
        <span class={`chip standing-${standing}`}>{STANDINGS[standing]}</span>
        <RestsOn finding={finding} standing={standing} />
      </header>
      <p class="why" dir="auto">
        {finding.why}
      </p>
      <ol class="side-by-side">
        {claims.map((stored) => (
          <li key={stored.claim.id}>
            <Told stored={stored} words={(finding.words ?? []).filter(({ claim }) => claim === stored.claim.id).map(({ span }) => span)} />
          </li>
        ))}
      </ol>
      {left > 0 && <a href={href("differences", { id: finding.id })}>And {left.toLocaleString("en")} more claims</a>}
      <Decisions decisions={decisions} busy={busy.value} onUndo={(number) => send("undo", { number })} />
      {failed.value && <Notice bad>{failed.value}</Notice>}
      <Decide
        busy={busy.value}
        onDecide={(action, reason) => send("decide", { action, reason })}
        choices={[
          { action: "confirm", label: "Confirm", disabled: standing === "confirmed" },
          { action: "dismiss", label: "Dismiss", disabled: standing === "dismissed" },
          ...(standing === "open" ? [] : [{ action: "reopen", label: "Open again" }]),
        ]}
      />
    </article>
  );
}

/** The incident that the finding is of, and whether it rests on a proposal or a doubtful reading. */
function RestsOn({ finding: { incident, candidate }, standing }: Pick<FindingAnswer, "finding" | "standing">) {
  const unsure = candidate && standing === "open";
  if (!incident) return unsure ? <span class="muted">rests on a doubtful reading</span> : null;
  const link = <a href={href("incidents", { id: incident })}>{unsure ? "an incident" : "The incident"}</a>;
  return unsure ? <span class="muted">rests on {link} that nobody has confirmed</span> : link;
}

/** Review by keyboard: the doubtful claims first, each in its text, with every field to be corrected in place. */
import "../../styles/filter.css";
import "../document/document.css";
import "./review.css";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { StoredClaim } from "../../api/records";
import { Notice } from "../../parts/Notice";
import { utf16Offsets } from "../../parts/offsets";
import { listing, typing, useKeyDown, usePageKeys } from "../../shell/keys";
import { mayReview } from "../../state/session";
import { go, href } from "../../state/url";
import { Actions } from "./Actions";
import { accept, judge, merge, redo, split, undo } from "./deciding";
import { cancel, choose, editing, start, startAdding } from "./editing";
import { FIELDS } from "../../parts/fields";
import { History, Opinions } from "./History";
import { whileCorrecting } from "./keys";
import { Merging, partners } from "./Merging";
import { Panel } from "./Panel";
import { selectedIn } from "./place";
import { after, current, currentId, documents, followQueue, ids, prepare, problem, ready, reviews, settled, show, skip, step, stored } from "./queue";
import { ReviewText, useWords } from "./ReviewText";
import { type Run, snapped } from "./selecting";
import { type Action, actionOf, GROUPS } from "./shortcuts";
import { Progress, Tools } from "./Tools";

export default function Review() {
  useEffect(followQueue, []);
  usePageKeys(GROUPS);
  const past = useSignal(false);
  const merging = useSignal(false);
  const picked = useSignal<Run | null>(null);
  const text = useRef<HTMLElement>(null);
  const claim = current.value;
  const document = claim ? documents.value.get(claim.document) : undefined;
  const words = useWords(document, claim);
  const id = currentId.value;
  useEffect(() => {
    cancel();
    merging.value = false;
    picked.value = null;
  }, [id]);
  const begin = (name: (typeof FIELDS)[number]["name"], run: Run | null = selection(text.current, words)) => {
    if (!claim) return;
    getSelection()?.removeAllRanges();
    picked.value = null;
    start(name, claim, run);
  };
  const adding = () => {
    if (!claim) return;
    const run = selection(text.current, words);
    getSelection()?.removeAllRanges();
    picked.value = null;
    startAdding(run ?? snapped(words, { start: claim.claim.evidence.end + 1, end: claim.claim.evidence.end + 1 }), claim);
  };
  const act = (action: Action): void => {
    if (action === "help") listing.value = true;
    else if (action === "undo") void undo();
    else if (action === "redo") void redo();
    else if (action === "history") past.value = !past.value;
    else if (action === "reason") focusOn("#review-reason");
    else if (action === "next") step(1);
    else if (action === "previous") step(-1);
    else if (action === "skip") skip();
    else if (!claim) return;
    else if (action === "read") go(href("document", { id: claim.document, claim: claim.claim.id ?? undefined }));
    else if (!mayReview.value) return;
    else if (action === "accept") void accept();
    else if (action === "publish") void judge("published");
    else if (action === "draft") void judge("draft");
    else if (action === "reject") void judge("withdrawn");
    else if (action === "add") adding();
    else if (action === "split") void split();
    else if (action === "merge") merging.value = true;
  };
  const others = merging.value && claim && document ? partners(document.claims, claim) : [];
  const join = (one: StoredClaim) => {
    merging.value = false;
    void merge(one);
  };
  useKeyDown((event) => {
    if (event.defaultPrevented || listing.value) return;
    if (claim && whileCorrecting(event, claim, words, text.current)) return;
    if (typing(event)) {
      if (event.key === "Escape" || (event.key === "Enter" && (event.target as Element).id === "review-reason")) (event.target as HTMLElement).blur();
      return;
    }
    if (editing.value) return;
    if (merging.value) {
      const one = others[Number(event.key) - 1];
      if (event.key === "Escape") merging.value = false;
      else if (one) join(one);
      else return;
      event.preventDefault();
      return;
    }
    const field = event.ctrlKey || event.metaKey || event.altKey ? undefined : FIELDS.find(({ key }) => key === event.key);
    const action = actionOf(event);
    if (field && mayReview.value) begin(field.name);
    else if (action) act(action);
    else return;
    event.preventDefault();
  });
  const now = editing.value;
  useEffect(() => {
    if (!now) return;
    if (matchMedia("(max-width: 900px)").matches) text.current?.scrollIntoView({ block: "start" });
    const first = document ? window.document.querySelector<HTMLElement>(".field-editor [data-first]") : window.document.querySelector<HTMLElement>(".field-editor select, .field-editor input");
    if (first && now.field !== "claim") first.focus();
    else text.current?.focus({ preventScroll: true });
  }, [now?.field, now === null, Boolean(document)]);
  const chosenText = useMemo(() => (now?.run && document?.text ? textOf(document.text, now.run) : ""), [now?.run, document]);
  const review = id !== null ? reviews.value.get(id) : undefined;
  return (
    <div class="review-page">
      <div class="review-head">
        <h1>Review</h1>
        <Progress />
      </div>
      <Tools />
      {!mayReview.value && <Notice>You may look at the queue; to decide takes the role of a reviewer.</Notice>}
      {problem.value && <Notice bad>{problem.value}</Notice>}
      {!claim && (id !== null || !ready.value) && !problem.value && <p class="loading">Loading …</p>}
      {!claim && id === null && ready.value && <Empty />}
      {claim && (
        <div class="review-body" aria-busy={!document}>
          {document ? (
            <ReviewText
              document={document}
              stored={claim}
              draft={now?.field === "claim" ? null : (now?.draft ?? null)}
              run={now?.run ?? null}
              choosing={now !== null}
              region={text}
              onClaim={show}
              onChoose={(run) => {
                if (!now) picked.value = run;
                else {
                  getSelection()?.removeAllRanges();
                  choose(run, claim);
                }
              }}
            />
          ) : (
            <p class="loading review-text">Loading the document …</p>
          )}
          <aside class="review-side" aria-label="The claim" tabIndex={0}>
            {picked.value && !now && mayReview.value && <Picked onField={(name) => begin(name, picked.value)} onAdd={adding} />}
            {merging.value && <Merging others={others} onChoose={join} onCancel={() => (merging.value = false)} />}
            {review && <Opinions opinions={review.opinions} stored={claim} />}
            <Panel stored={claim} editing={now} words={chosenText} />
            {past.value && review && <History history={review.history} />}
            <Coming />
          </aside>
        </div>
      )}
      <Actions act={act} disabled={!claim || now !== null} />
    </div>
  );
}

function selection(root: HTMLElement | null, words: readonly Run[]): Run | null {
  const selected = root ? selectedIn(root) : null;
  return selected ? snapped(words, selected) : null;
}

/** The text of a run. */
function textOf(text: string, { start, end }: Run): string {
  const units = utf16Offsets(text);
  return text.slice(units[start] ?? text.length, units[end] ?? text.length);
}

const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

/** What the words selected with the mouse may be. */
function Picked({ onField, onAdd }: { onField: (name: (typeof FIELDS)[number]["name"]) => void; onAdd: () => void }) {
  return (
    <section class="card review-picked" aria-label="The words selected">
      <p>These words are</p>
      <div class="tools">
        {FIELDS.filter(({ words }) => words !== null).map(({ name, key, label }) => (
          <button key={name} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => onField(name)}>
            {label} <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
        <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={onAdd}>
          A missed claim <kbd aria-hidden="true">n</kbd>
        </button>
      </div>
    </section>
  );
}

/** What comes next, so that nobody is surprised. */
function Coming() {
  const id = after(currentId.value);
  const next = id === null ? undefined : stored.value.get(id);
  if (id === null || id === currentId.value) return <p class="muted review-coming">This is the last one that waits.</p>;
  return (
    <p class="muted review-coming">
      Next:{" "}
      <a href={href("review", { ...Object.fromEntries(new URLSearchParams(location.search)), claim: id })} onMouseEnter={() => prepare(id)} dir="auto">
        {next?.claim.evidence.text.replace(/\s+/g, " ").slice(0, 120) ?? id}
      </a>
    </p>
  );
}

function Empty() {
  const done = ids.value.filter(settled).length;
  return (
    <Notice>
      {done ? "Nothing is left in this queue." : "No claim waits in this queue."} Choose another queue above, take out a condition, or <a href={href("")}>read a report</a>.
    </Notice>
  );
}

/** The document around a claim: its words, those of each field with the field's key, other claims, and the words being chosen. */
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Claim, DocumentAnswer, StoredClaim } from "../../api/records";
import { labelOf } from "../../parts/kinds";
import { utf16Offsets } from "../../parts/offsets";
import { type Mark, segments } from "../../parts/segments";
import { TextBlocks } from "../../parts/TextBlocks";
import { FIELDS } from "../../parts/fields";
import { offsetUnder, selectedIn } from "./place";
import { type Run, snapped, wordsOf } from "./selecting";

const AROUND = 20_000; // characters shown before and after a claim
const TOUCH_PAUSE = 700; // milliseconds
const EDGE = 48; // pixels kept between words being chosen and the frame

interface Marked {
  kind: "evidence" | "trigger" | "field" | "other" | "chosen";
  key?: string;
  id?: string;
  title?: string;
}

export interface ReviewTextProps {
  document: DocumentAnswer;
  stored: StoredClaim;
  /** The claim as it would be with what is being corrected. */
  draft: Claim | null;
  /** The words being chosen, and whether any are. */
  run: Run | null;
  choosing: boolean;
  onChoose: (run: Run) => void;
  onClaim: (id: string) => void;
  region: RefObject<HTMLElement | null>;
}

export function useWords(document: DocumentAnswer | undefined, stored: StoredClaim | null): Run[] {
  const text = document?.text ?? "";
  const at = stored?.claim.evidence.start ?? 0;
  return useMemo(() => {
    const units = utf16Offsets(text);
    const from = Math.max(0, at - AROUND);
    return wordsOf(text.slice(units[from] ?? text.length, units[at + AROUND] ?? text.length), from);
  }, [text, at]);
}

export function ReviewText({ document, stored, draft, run, choosing, onChoose, onClaim, region }: ReviewTextProps) {
  const { evidence } = stored.claim;
  const words = useWords(document, stored);
  const marks = useMemo(() => marksOf(document, stored, draft), [document, stored, draft]);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    // A new claim comes into the middle; words being chosen only into view, so that the text does not jump.
    const fresh = shown.current !== stored.claim.id;
    shown.current = stored.claim.id ?? null;
    const to = region.current?.querySelector(fresh ? ".mark-evidence" : choosing ? ".mark-chosen" : ".none");
    if (to && region.current) reveal(to, region.current, fresh);
  });
  const onMouseUp = (event: MouseEvent) => {
    if (!region.current) return;
    const selected = selectedIn(region.current);
    if (selected) return take(selected);
    const other = (event.target as Element).closest<HTMLElement>("[data-other]")?.dataset["other"];
    const under = choosing ? offsetUnder(event.clientX, event.clientY) : null;
    if (under !== null) take({ start: under, end: under });
    else if (!choosing && other) onClaim(other);
  };
  // Where words are selected with a finger no button is let go; a pause ends the choosing.
  useEffect(() => {
    if (!choosing) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const onSelection = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const selected = region.current && matchMedia("(pointer: coarse)").matches ? selectedIn(region.current) : null;
        if (selected) take(selected);
      }, TOUCH_PAUSE);
    };
    window.document.addEventListener("selectionchange", onSelection);
    return () => {
      clearTimeout(waiting);
      window.document.removeEventListener("selectionchange", onSelection);
    };
  });
  const take = (one: Run) => {
    const whole = snapped(words, one);
    if (whole) onChoose(whole);
  };
  return (
    <section class={choosing ? "review-text choosing" : "review-text"} aria-label="The document" tabIndex={0} ref={region} onMouseUp={onMouseUp}>
      <p class="muted review-source">
        {document.document.document.outlet ?? "unnamed outlet"} · {document.document.document.published ?? "undated"} · <span class="address">{document.document.document.source}</span>
      </p>
      {document.text ? (
        <TextBlocks document={document} from={Math.max(0, evidence.start - AROUND)} to={evidence.start + AROUND}>
          {(block, slice) => pieces(run ? [...marks, { ...run, value: { kind: "chosen" } }] : marks, block, slice)}
        </TextBlocks>
      ) : (
        <blockquote dir="auto">{evidence.text}</blockquote>
      )}
    </section>
  );
}

/** Scroll the text alone, never the page around it. */
function reveal(to: Element, within: HTMLElement, center: boolean): void {
  const [box, frame] = [to.getBoundingClientRect(), within.getBoundingClientRect()];
  const margin = center ? (frame.height - box.height) / 2 : EDGE;
  if (center || box.top < frame.top + margin) within.scrollTop += box.top - frame.top - Math.max(EDGE, margin);
  else if (box.bottom > frame.bottom - margin) within.scrollTop += box.bottom - frame.bottom + margin;
}

function marksOf(document: DocumentAnswer, stored: StoredClaim, draft: Claim | null): Mark<Marked>[] {
  const claim = draft ?? stored.claim;
  const others = document.claims
    .filter((one) => one.claim.id !== stored.claim.id)
    .map(({ claim: { evidence, id, type } }) => ({ ...evidence, value: { kind: "other" as const, id: id!, title: `${labelOf(type)}: another claim` } }));
  const fields = FIELDS.filter(({ name }) => name !== "evidence" && name !== "type").flatMap(({ key, label, spans }) =>
    spans(claim).flatMap((span) => (span ? [{ ...span, value: { kind: "field" as const, key, title: label } }] : [])),
  );
  return [...others, { ...claim.evidence, value: { kind: "evidence" } }, ...fields, { ...claim.trigger, value: { kind: "trigger", key: "1", title: "What" } }];
}

function pieces(marks: readonly Mark<Marked>[], block: Run, slice: (start: number, end: number) => string) {
  return segments(marks, block.start, block.end).map(({ start, end, values }) => {
    const words = slice(start, end);
    if (!values.length) return words;
    const keyed = values.filter((one) => one.key);
    const opening = keyed.filter((one) => marks.some((mark) => mark.value === one && mark.start === start));
    const other = values.every(({ kind }) => kind === "other") ? values.at(-1)!.id : undefined;
    const title = [...new Set(keyed.map((one) => one.title))].join(", ") || (other ? values.at(-1)!.title : undefined);
    return (
      <span key={start} class={[...new Set(values.map(({ kind }) => `mark-${kind}`))].join(" ")} data-keys={[...new Set(opening.map((one) => one.key))].join(" ") || undefined} data-other={other} title={title}>
        {words}
      </span>
    );
  });
}

/** A document's text, block by block, with claims underlined in place; overlapping claims stack their underlines. */
import { useMemo } from "preact/hooks";
import type { DocumentAnswer, Span, StoredClaim } from "../api/records";
import { familyClass, labelOf } from "./kinds";
import { type Mark, segments } from "./segments";
import { TextBlocks } from "./TextBlocks";

export interface MarkedTextProps {
  document: DocumentAnswer;
  claims: readonly StoredClaim[];
  chosen: string | null;
  /** Words to light up: those of the field under the pointer. */
  lit: Span | null;
  onChoose: (id: string) => void;
}

const LONGEST = 200_000; // characters shown of one document

export function MarkedText({ document, claims, chosen, lit, onChoose }: MarkedTextProps) {
  const marks = useMemo(() => {
    const evidence: Mark<StoredClaim>[] = claims.map((value) => ({ start: value.claim.evidence.start, end: value.claim.evidence.end, value }));
    return evidence.sort((a, b) => b.end - b.start - (a.end - a.start));
  }, [claims]);
  return (
    <TextBlocks document={document} from={0} to={LONGEST}>
      {(block, slice) => <Pieces marks={marks} block={block} slice={slice} chosen={chosen} lit={lit} onChoose={onChoose} />}
    </TextBlocks>
  );
}

type PiecesProps = {
  marks: readonly Mark<StoredClaim>[];
  block: { start: number; end: number };
  slice: (start: number, end: number) => string;
  chosen: string | null;
  lit: Span | null;
  onChoose: (id: string) => void;
};

function Pieces({ marks, block, slice, chosen, lit, onChoose }: PiecesProps) {
  const withLit: Mark<StoredClaim | null>[] = lit ? [...marks, { start: lit.start, end: lit.end, value: null }] : [...marks];
  return (
    <>
      {segments<StoredClaim | null>(withLit, block.start, block.end).map((piece) => {
        const claims = piece.values.filter((value): value is StoredClaim => value !== null);
        const words = slice(piece.start, piece.end);
        const lighted = piece.values.includes(null);
        if (!claims.length) return lighted ? <mark key={piece.start}>{words}</mark> : words;
        const nearest = claims[claims.length - 1]!;
        const picked = claims.some(({ claim }) => claim.id === chosen);
        // The innermost claim takes the click; a further click on the same words goes to the next claim around them.
        const next = () => {
          const at = claims.findIndex(({ claim }) => claim.id === chosen);
          onChoose((at > 0 ? claims[at - 1]! : nearest).claim.id!);
        };
        return (
          <span
            key={piece.start}
            class={`claimed depth-${Math.min(claims.length, 4)} ${familyClass(nearest.claim.type)}${picked ? " chosen" : ""}${lighted ? " lit" : ""}`}
            data-claims={claims.map(({ claim }) => claim.id).join(" ")}
            title={claims.map(({ claim }) => labelOf(claim.type)).join(", ")}
            onClick={next}
          >
            {words}
          </span>
        );
      })}
    </>
  );
}

/** A document's text block by block, each as what it is; of long texts only a part, for hostile pages can be of any length. */
import { useMemo } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { DocumentAnswer } from "../api/records";
import { utf16Offsets } from "./offsets";

export interface TextBlocksProps {
  document: DocumentAnswer;
  /** Code points between which the text is shown. */
  from: number;
  to: number;
  /** What stands for the part of a block that is shown; `slice` gives the text between two offsets. */
  children: (block: { start: number; end: number }, slice: (start: number, end: number) => string) => ComponentChildren;
}

const TAGS: Record<string, "h2" | "p" | "blockquote" | "figcaption"> = { headline: "h2", quote: "blockquote", caption: "figcaption" };
const QUIET = new Set(["breadcrumb", "related", "boilerplate"]);

export function TextBlocks({ document, from, to, children }: TextBlocksProps) {
  const { text } = document;
  const units = useMemo(() => utf16Offsets(text), [text]);
  const slice = (start: number, end: number) => text.slice(units[start] ?? text.length, units[end] ?? text.length);
  const length = units.length - 1;
  const blocks = document.blocks.length ? document.blocks : [{ start: 0, end: length, role: "body" as const }];
  const shown = blocks.filter((block) => block.start < to && block.end > from);
  const cut = [from > (blocks[0]?.start ?? 0) ? "What stands before" : null, to < length ? "The rest of this document" : null].filter(Boolean);
  return (
    <div class="marked-text" dir={document.direction}>
      {shown.map((block) => {
        const Tag = TAGS[block.role] ?? "p";
        const part = { start: Math.max(block.start, from), end: Math.min(block.end, to) };
        return (
          <Tag key={block.start} class={`block block-${block.role}${QUIET.has(block.role) ? " block-quiet" : ""}`} dir="auto" data-start={part.start}>
            {children(part, slice)}
          </Tag>
        );
      })}
      {cut.length > 0 && (
        <p class="notice">
          {cut.join(" and ")} is not shown: it is longer than {(to - from).toLocaleString("en")} characters.
        </p>
      )}
    </div>
  );
}

/** The columns that the table of claims can show. A figure is never shown without the column that says who gave it, and as of when. */
import type { ComponentChildren } from "preact";
import type { StoredClaim } from "../../api/records";
import { familyClass, labelOf } from "../../parts/kinds";
import { according, actors, asOf, factuality, figure, interval, when, where } from "../../parts/words";
import { href } from "../../state/url";

export interface Column {
  name: string;
  title: string;
  /** The order of the API that this column's heading asks for. */
  order?: "time" | "figure" | "confidence" | "added";
  cell: (stored: StoredClaim) => ComponentChildren;
}

const place = ({ document, claim }: StoredClaim) => href("document", { id: document, claim: claim.id ?? undefined });

export const COLUMNS: readonly Column[] = [
  {
    name: "type",
    title: "Claim",
    cell: ({ claim, state, current }) => (
      <>
        <span class={`family ${familyClass(claim.type)}`}>{labelOf(claim.type)}</span> <span class="figure">{figure(claim.quantity)}</span>
        <span class="marks">
          {factuality(claim) !== "asserted" && <span class="chip">{factuality(claim)}</span>}
          <span class={`chip state-${state}`}>{state}</span>
          {!current && <span class="chip">withdrawn</span>}
        </span>
      </>
    ),
  },
  {
    name: "words",
    title: "In its words",
    cell: (stored) => (
      <a class="words" href={place(stored)} dir="auto">
        {stored.claim.evidence.text.replace(/\s+/g, " ")}
      </a>
    ),
  },
  { name: "who", title: "Who", cell: ({ claim }) => actors(claim.agent) },
  { name: "whom", title: "Whom", cell: ({ claim }) => actors(claim.target) },
  { name: "where", title: "Where", cell: ({ claim }) => where(claim) },
  { name: "when", title: "When", order: "time", cell: ({ claim }) => when(claim.time).split(/ (?=to )/).map((part, n) => (n ? [" ", <span class="nowrap">{part}</span>] : <span class="nowrap">{part}</span>)) },
  {
    name: "according",
    title: "According to",
    cell: ({ claim }) => (
      <>
        {according(claim)} <span class="muted"><span class="nowrap">as of {asOf(claim)},</span> unverified</span>
      </>
    ),
  },
  { name: "outlet", title: "Outlet", cell: ({ claim }) => claim.document.outlet ?? "" },
  { name: "figure", title: "Figure", order: "figure", cell: ({ claim }) => <span class="figure">{figure(claim.quantity)}</span> },
  {
    name: "literally",
    title: "Literally",
    cell: ({ claim: { quantity } }) => (quantity?.hard ? <span class="figure">{interval(quantity.hard.low ?? null, quantity.hard.high ?? null)}</span> : ""),
  },
  { name: "counted", title: "Counted", cell: ({ claim }) => claim.quantity?.counted ?? "" },
  { name: "supporter", title: "Helped by", cell: ({ claim }) => actors(claim.supporter) },
  { name: "published", title: "Published", cell: ({ claim }) => claim.document.published ?? "" },
  {
    name: "confidence",
    title: "Reading confidence",
    order: "confidence",
    cell: ({ claim }) => (claim.reading_confidence ? `${Math.round(claim.reading_confidence.claim * 100)} %` : ""),
  },
];
/** These are always shown. */
export const FIXED: readonly string[] = ["type", "words", "according"];
export const USUAL: readonly string[] = ["type", "words", "who", "whom", "where", "when", "according"];

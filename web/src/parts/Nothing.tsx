/** What stands where a list is empty: whether conditions leave nothing, or the ledger holds nothing yet, and the way on. */
import { filter } from "../state/filter";
import { mayReview } from "../state/session";
import { href } from "../state/url";
import { Notice } from "./Notice";

export interface NothingProps {
  /** What there is none of, as in "No claim meets these conditions". */
  what: string;
  /** What is said where no condition holds. */
  none: string;
  /** Whether the page's own choices, besides the filter, are as they usually are. */
  usual?: boolean;
}

export function Nothing({ what, none, usual = true }: NothingProps) {
  if (filter.value.size || !usual) return <Notice>No {what} meets these conditions.</Notice>;
  return (
    <Notice>
      {none} {mayReview.value && <a href={href("")}>Read a report</a>}
    </Notice>
  );
}

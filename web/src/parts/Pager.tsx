/** To the pages before and after of a list whose page stands in the address. */
import type { Count } from "../api/records";
import { href, lists, type Page, query } from "../state/url";

export interface PagerProps {
  to: Page;
  name: string;
  page: number;
  size: number;
  total: Count;
}

export function Pager({ to, name, page, size, total }: PagerProps) {
  const last = Math.max(1, Math.ceil(total.claims / size));
  const at = (number: number) => href(to, { ...lists(query.value), page: number > 1 ? String(number) : "" });
  if (last === 1) return null;
  return (
    <nav class="pager no-print" aria-label={name}>
      {page > 1 ? <a class="button" href={at(page - 1)} rel="prev">Previous</a> : <span />}
      <span class="muted">
        {((page - 1) * size + 1).toLocaleString("en")} to {Math.min(page * size, total.claims).toLocaleString("en")} of {total.claims.toLocaleString("en")}
        {total.capped && "+"}
      </span>
      {page < last || total.capped ? <a class="button" href={at(page + 1)} rel="next">Next</a> : <span />}
    </nav>
  );
}

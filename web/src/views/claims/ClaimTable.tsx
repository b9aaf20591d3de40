/** Claims as rows; on a narrow screen each row becomes a card with the headings beside its cells. */
import type { StoredClaim } from "../../api/records";
import { setQuery } from "../../state/url";
import type { Column } from "./columns";

export interface ClaimTableProps {
  claims: readonly StoredClaim[];
  columns: readonly Column[];
  order: string;
  busy: boolean;
}

export function ClaimTable({ claims, columns, order, busy }: ClaimTableProps) {
  return (
    <div class="table-frame" aria-busy={busy}>
      <table class="claim-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map((stored) => (
            <tr key={stored.claim.id}>
              {columns.map(({ name, title, cell }) => (
                <td key={name} class={`cell-${name}`} data-title={title} dir="auto">
                  {cell(stored)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ column: { title, order: sorts }, order }: { column: Column; order: string }) {
  if (!sorts) return <th scope="col">{title}</th>;
  const [down, up] = [order === `-${sorts}`, order === sorts];
  return (
    <th scope="col" aria-sort={down ? "descending" : up ? "ascending" : "none"}>
      <button type="button" class="plain" onClick={() => setQuery({ order: down ? sorts : `-${sorts}`, page: undefined })}>
        {title}
        <span aria-hidden="true">{down ? " ↓" : up ? " ↑" : ""}</span>
      </button>
    </th>
  );
}

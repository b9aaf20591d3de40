/** Search for words, and the conditions that hold as chips; shared by the pages that show claims of a filter. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { chips, clearAll, clearChip, type FilterName, setFilter } from "../state/filter";
import { query } from "../state/url";

const PAUSE = 350; // milliseconds of no typing after which a search starts by itself

export function SearchBox({ label = "Words of the claims", hint = "Search words; “in quotes” for a phrase" }: { label?: string; hint?: string }) {
  const inAddress = query.value.get("text") ?? "";
  const typed = useSignal(inAddress);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    typed.value = inAddress;
  }, [inAddress]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const search = (replace: boolean) => {
    clearTimeout(waiting.current);
    if (typed.value !== (query.value.get("text") ?? "")) setFilter({ text: typed.value }, replace);
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(false);
      }}
    >
      <label class="visually-hidden" for="search-words">
        {label}
      </label>
      <input
        id="search-words"
        type="search"
        placeholder={hint}
        maxLength={500}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => search(true), PAUSE);
        }}
      />
    </form>
  );
}

/** The conditions but those that the page shows by itself. */
export function FilterChips({ leave = [] }: { leave?: readonly FilterName[] }) {
  const shown = chips.value.filter(({ name }) => !leave.includes(name));
  if (!shown.length) return null;
  return (
    <ul class="chips filter-chips" aria-label="Conditions">
      {shown.map((chip) => (
        <li class="chip" key={chip.name + chip.value}>
          {chip.label && <span class="muted">{chip.label}</span>} <span dir="auto">{chip.text}</span>
          <button type="button" onClick={() => clearChip(chip)} aria-label={`Take out ${chip.label} ${chip.text}`}>
            ×
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="plain" onClick={clearAll}>
          Clear all
        </button>
      </li>
    </ul>
  );
}

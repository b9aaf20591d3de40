/** Keep the present view under a name; the start page lists what is kept. */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { ApiError, post } from "../api/client";
import type { SavedSearch } from "../api/records";
import { chips } from "../state/filter";
import { href, page, query } from "../state/url";

const LONGEST = 120;
/** A name to begin with: what the view is narrowed to. */
const proposed = (): string =>
  chips.value
    .map(({ label, text }) => [label === "type" ? "" : label, text].filter(Boolean).join(" "))
    .join(", ")
    .slice(0, LONGEST);

export function SaveSearch() {
  const id = useId();
  const name = useRef<HTMLInputElement>(null);
  // The browser tells of the opening a moment after it: what was typed meanwhile stays.
  const typed = useRef(false);
  const told = useSignal<{ text: string; bad?: boolean; there?: boolean } | null>(null);
  const save = async (replace: boolean) => {
    const given = name.current?.value.trim() ?? "";
    if (!given) return;
    try {
      await post<SavedSearch>("./api/searches", { name: given, page: page.value, query: query.value.toString(), replace });
      told.value = { text: `Kept as “${given}”, on the ` };
    } catch (error) {
      told.value = { text: (error as Error).message, bad: true, there: error instanceof ApiError && error.status === 409 };
    }
  };
  return (
    <details
      class="menu"
      onToggle={(event) => {
        if (!event.currentTarget.open) typed.current = false;
        if (!event.currentTarget.open || !name.current || typed.current) return;
        told.value = null;
        name.current.value = proposed();
        name.current.select();
      }}
    >
      <summary class="button">Save</summary>
      <form
        class="menu-body save-search"
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <label for={id}>Save this view as</label>
        <input id={id} ref={name} required maxLength={LONGEST} autocomplete="off" onInput={() => ((typed.current = true), (told.value = null))} />
        {told.value?.there ? (
          <button type="button" class="primary" onClick={() => void save(true)}>
            Replace it
          </button>
        ) : (
          <button type="submit" class="primary">
            Save
          </button>
        )}
        <p class={told.value?.bad ? "save-told save-bad" : "save-told muted"} role="status" dir="auto">
          {told.value?.text}
          {told.value && !told.value.bad && <a href={href("")}>start page</a>}
        </p>
      </form>
    </details>
  );
}

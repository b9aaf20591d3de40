/** Load an address while it is the one asked for: a newer one cancels the older. */
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { get } from "./client";

export type Loaded<T> = { state: "loading"; value?: T } | { state: "ready"; value: T } | { state: "failed"; error: Error; value?: T };

/** The answer for `path`; the former answer stays in `value` while the next one loads. Null loads nothing. */
export function useAnswer<T>(path: ReadonlySignal<string | null>): ReadonlySignal<Loaded<T>> {
  const loaded = useSignal<Loaded<T>>({ state: "loading" });
  useSignalEffect(() => {
    const wanted = path.value;
    if (wanted === null) return;
    const control = new AbortController();
    const former = loaded.peek().value;
    loaded.value = former === undefined ? { state: "loading" } : { state: "loading", value: former };
    get<T>(wanted, control.signal).then(
      (value) => (loaded.value = { state: "ready", value }),
      (error: unknown) => {
        if (!control.signal.aborted) loaded.value = { state: "failed", error: error as Error };
      },
    );
    return () => control.abort();
  });
  return loaded;
}

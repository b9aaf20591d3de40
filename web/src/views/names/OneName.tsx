/** One name: its aliases, the words that claims have for it, names like it, and what is to be merged into it. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { post } from "../../api/client";
import type { NameAnswer, NameCount, NamesAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { Notice } from "../../parts/Notice";
import { mayReview } from "../../state/session";
import { href, lists, query } from "../../state/url";
import { Merges, readable } from "./Merges";
import type { Kind } from "./Names";

const SHOWN = 8;

export interface OneNameProps {
  kind: Kind;
  name: string;
  /** How often anything was merged since the page was opened. */
  changes: number;
  onChange: () => void;
}

export function OneName({ kind, name, changes, onChange }: OneNameProps) {
  const turn = useSignal(changes);
  useEffect(() => {
    turn.value = changes;
  }, [changes]);
  const address = useComputed(() => `./api/names/${kind}/one?${new URLSearchParams({ key: name, ...(turn.value ? { turn: String(turn.value) } : {}) })}`);
  const loaded = useAnswer<NameAnswer>(address);
  const { state, value } = loaded.value;
  if (state === "failed") return <Notice bad>{loaded.value.error.message}</Notice>;
  if (!value) return <p class="loading">Loading …</p>;
  const { key, claims, merged = [] } = value.name;
  return (
    <section class="card one-name" aria-labelledby="name-title" aria-busy={state === "loading"}>
      <h2 id="name-title" dir="auto">
        {value.name.name}
      </h2>
      <p>
        <a href={href("claims", kind === "actor" ? { actor: key } : { spot: key })}>
          {claims.toLocaleString("en")} claim{claims === 1 ? "" : "s"}
        </a>
        {kind === "place" && <span class="muted"> · {[value.name.kind, value.name.province, value.name.country].filter(Boolean).join(", ")}</span>}
      </p>
      <Words title="Also called" words={(value.aliases ?? []).map((words) => ({ words }))} />
      <Words title="In the words of the claims" words={value.written ?? []} />
      <Words title="Merged into it" words={merged.map((one) => ({ words: readable(kind, one) }))} />
      {(value.merges ?? []).length > 0 && <Merges kind={kind} merges={value.merges ?? []} onChange={onChange} />}
      {mayReview.value && <Joining kind={kind} into={key} alike={value.alike ?? []} onChange={onChange} />}
      <p>
        <a href={href("names", { ...lists(query.value), key: "" })}>Close</a>
      </p>
    </section>
  );
}

function Words({ title, words }: { title: string; words: readonly { words: string; claims?: number }[] }) {
  if (!words.length) return null;
  return (
    <div class="name-words">
      <h3>{title}</h3>
      <ul class="chips">
        {words.map(({ words: one, claims }) => (
          <li key={one} class="chip">
            <span dir="auto">{one}</span> {claims && <span class="muted">{claims}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

type JoiningProps = { kind: Kind; into: string; alike: readonly NameCount[]; onChange: () => void };

/** Names that may be the same: those spelled alike, or found by a part of them. */
function Joining({ kind, into, alike, onChange }: JoiningProps) {
  const text = useSignal("");
  const reason = useSignal("");
  const busy = useSignal(false);
  const failed = useSignal<string | null>(null);
  const address = useComputed(() => (text.value.trim() ? `./api/names/${kind}?${new URLSearchParams({ text: text.value.trim(), size: String(SHOWN + 1) })}` : null));
  const found = useAnswer<NamesAnswer>(address);
  const others = (text.value.trim() ? (found.value.value?.names ?? []) : alike).filter(({ key }) => key !== into).slice(0, SHOWN);
  const merge = (key: string) => {
    busy.value = true;
    failed.value = null;
    post(`./api/names/${kind}/merge`, { key, into, reason: reason.value.trim() })
      .then(
        () => {
          text.value = "";
          reason.value = "";
          onChange();
        },
        (error: Error) => (failed.value = error.message),
      )
      .finally(() => (busy.value = false));
  };
  return (
    <div class="joining-names no-print">
      <h3>Merge another name into this one</h3>
      <div class="joining-fields">
        <label>
          Part of its name <input type="search" maxLength={300} value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
        </label>
        <label>
          Why <input type="text" maxLength={2000} value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </label>
      </div>
      {failed.value && <Notice bad>{failed.value}</Notice>}
      {!text.value.trim() && others.length > 0 && <p class="muted">Spelled alike:</p>}
      <ul class="joining-list">
        {others.map(({ key, name, claims, country, province }) => (
          <li key={key}>
            <button type="button" disabled={busy.value} onClick={() => merge(key)}>
              Merge
              <span class="visually-hidden"> {name}</span>
            </button>
            <span>
              <bdi>{name}</bdi>{" "}
              <span class="muted">
                {[province !== name ? province : null, country].filter(Boolean).join(", ")} {claims.toLocaleString("en")} claim{claims === 1 ? "" : "s"}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

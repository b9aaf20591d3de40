/** A field being corrected: the words chosen for it, the values that they were read as, and what can be done with them. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Claim, StoredClaim } from "../../api/records";
import { kinds } from "../../parts/kinds";
import { another, cancel, change, choose, type Editing, pending, remove, save } from "./editing";
import { fieldOf } from "../../parts/fields";

interface EditorProps {
  editing: Editing;
  stored: StoredClaim;
  /** The words chosen, as they stand in the text. */
  words: string;
}

export function FieldEditor({ editing, stored, words }: EditorProps) {
  const { field, failed } = editing;
  const info = field === "claim" ? null : fieldOf(field);
  const takesWords = !info || info.words !== null;
  const removable = info !== null && (info.many || ["quantity", "time", "source"].includes(info.name));
  return (
    <form
      class="field-editor"
      aria-label={info ? `Correct: ${info.label}` : "A claim that the reader missed"}
      onSubmit={(event) => {
        event.preventDefault();
        void save(stored);
      }}
    >
      <h3>
        {info ? info.label : "A claim that the reader missed"}
        {info?.name === "type" && <span class="muted"> and the word that tells it</span>}
      </h3>
      {takesWords && (
        <p class="chosen-words" aria-live="polite">
          {words ? <q dir="auto">{words}</q> : <span class="muted">Choose words in the text: drag over them, or press ← →.</span>}
        </p>
      )}
      <Waiting>
        <Values editing={editing} stored={stored} />
      </Waiting>
      {failed && (
        <p class="notice error" role="alert">
          {failed}
        </p>
      )}
      <div class="editor-buttons">
        <button type="submit" class="primary">
          {info ? "Save" : "Add as a draft"} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={cancel}>
          Cancel <kbd>Esc</kbd>
        </button>
        {info?.many && (
          <button type="button" onClick={another}>
            One more <kbd>+</kbd>
          </button>
        )}
        {removable && (
          <button type="button" onClick={remove}>
            Take out <kbd>Del</kbd>
          </button>
        )}
      </div>
    </form>
  );
}

/** Values, disabled while the server is asked what the words say; the control that had the focus has it again afterwards. */
function Waiting({ children }: { children: ComponentChildren }) {
  const kept = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!pending.value && document.activeElement === document.body) kept.current?.focus();
  }, [pending.value]);
  return (
    <fieldset
      disabled={pending.value}
      onFocusIn={(event) => (kept.current = event.target as HTMLElement)}
      onFocusOut={(event) => {
        if (event.relatedTarget) kept.current = null;
      }}
    >
      <legend class="visually-hidden">Values</legend>
      {children}
    </fieldset>
  );
}

function Values({ editing: { field, at, run, draft }, stored }: { editing: Editing; stored: StoredClaim }) {
  if (!draft) return null;
  switch (field) {
    case "claim":
      return (
        <>
          <TypeValue draft={draft} />
          <QuantityValues draft={draft} />
          <p class="muted">The other fields are corrected once it is added.</p>
        </>
      );
    case "type":
      return <TypeValue draft={draft} />;
    case "agent":
    case "target":
    case "supporter":
      return <Entries draft={draft} field={field} at={at} />;
    case "places":
      return <PlaceValues draft={draft} at={at} meant={(values) => run && choose(run, stored, values)} />;
    case "time":
      return <TimeValues draft={draft} />;
    case "quantity":
      return <QuantityValues draft={draft} />;
    case "source":
      return <SourceValues draft={draft} />;
    case "factuality":
      return <FactualityValues draft={draft} />;
    default:
      return null;
  }
}

function Labelled({ label, wide = false, children }: { label: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <label class={wide ? "wide" : undefined}>
      {label}
      {children}
    </label>
  );
}

function TypeValue({ draft }: { draft: Claim }) {
  const every = [...kinds.value.values()];
  const families = [...new Set(every.map(({ family }) => family))];
  return (
    <div class="ranges">
      <Labelled label="Type of claim" wide>
        <select data-first value={draft.type} onChange={(event) => change({ type: event.currentTarget.value })}>
          {families.map((family) => (
            <optgroup key={family} label={family}>
              {every.map((kind) => kind.family === family && <option key={kind.name} value={kind.name}>{kind.label}</option>)}
            </optgroup>
          ))}
        </select>
      </Labelled>
      <p class="muted wide">{kinds.value.get(draft.type)?.definition}</p>
    </div>
  );
}

function Entries({ draft, field, at }: { draft: Claim; field: "agent" | "target" | "supporter"; at: number }) {
  const entries = draft[field];
  const here = entries[at];
  const rename = (name: string) => change({ [field]: entries.map((one, n) => (n === at ? { ...one, name: name || null } : one)) });
  return (
    <>
      <Others texts={entries.map((one) => one.name ?? one.mention.text)} at={at} />
      {here && (
        <div class="ranges">
          <Labelled label="Known as" wide>
            <input type="text" maxLength={200} value={here.name ?? ""} placeholder="no name of its own" onInput={(event) => rename(event.currentTarget.value)} />
          </Labelled>
          {field === "agent" && entries.length > 1 && (
            <label class="wide check">
              <input type="checkbox" checked={draft.agent_relation === "any"} onChange={(event) => change({ agent_relation: event.currentTarget.checked ? "any" : null })} /> one or the other, not all of them
            </label>
          )}
        </div>
      )}
    </>
  );
}

function PlaceValues({ draft, at, meant }: { draft: Claim; at: number; meant: (values: { name?: string; geonames_id?: number }) => void }) {
  const here = draft.places[at];
  const put = (values: object) => change({ places: draft.places.map((one, n) => (n === at ? { ...one, ...values } : one)) });
  const told = (place: { name?: string | null; country?: string | null }) => [place.name, place.country].filter(Boolean).join(", ");
  return (
    <>
      <Others texts={draft.places.map((one) => one.name ?? one.mention?.text ?? "?")} at={at} />
      {here && (
        <div class="ranges">
          <Labelled label="Place">
            <input type="text" maxLength={200} value={here.name ?? ""} placeholder="not known" onChange={(event) => meant({ name: event.currentTarget.value })} />
          </Labelled>
          <Labelled label="The event was">
            <select value={here.role} onChange={(event) => put({ role: event.currentTarget.value })}>
              {["at", "near", "from", "to", "toward"].map((role) => (
                <option key={role}>{role}</option>
              ))}
            </select>
          </Labelled>
          <p class="muted wide">{[here.kind, here.country, here.latitude != null && here.longitude != null ? `${here.latitude.toFixed(2)}, ${here.longitude.toFixed(2)}` : null].filter(Boolean).join(" · ") || "not in the gazetteer"}</p>
          {(here.candidates ?? []).length > 0 && (
            <Labelled label="Or is it" wide>
              <select value="" onChange={(event) => meant({ name: here.name ?? "", geonames_id: Number(event.currentTarget.value) })}>
                <option value="">{told(here)}</option>
                {here.candidates.map((one) => one.geonames_id != null && <option key={one.geonames_id} value={one.geonames_id}>{told(one)}</option>)}
              </select>
            </Labelled>
          )}
        </div>
      )}
    </>
  );
}

function TimeValues({ draft: { time, document } }: { draft: Claim }) {
  const put = (values: object) => {
    const next = { ...time, ...values };
    change({ time: { ...next, precision: next.start && next.start === next.end ? "day" : "interval", as_of: next.end ?? document.published ?? null, relative: null } });
  };
  return (
    <div class="ranges">
      <Labelled label="From">
        <input type="date" value={time.start ?? ""} onInput={(event) => put({ start: event.currentTarget.value || null })} />
      </Labelled>
      <Labelled label="To">
        <input type="date" value={time.end ?? ""} onInput={(event) => put({ end: event.currentTarget.value || null })} />
      </Labelled>
    </div>
  );
}

function QuantityValues({ draft: { quantity } }: { draft: Claim }) {
  if (!quantity) return null;
  const put = (values: { low?: number | null; high?: number | null }) => {
    const next = { ...quantity, ...values };
    change({ quantity: { ...next, hard: { low: next.low ?? null, high: next.high ?? null }, soft: null, form: null } });
  };
  const number = (text: string) => (text === "" ? null : Number(text));
  return (
    <div class="ranges">
      <Labelled label="At least">
        <input type="number" step="any" value={quantity.low ?? ""} onInput={(event) => put({ low: number(event.currentTarget.value) })} />
      </Labelled>
      <Labelled label="At most">
        <input type="number" step="any" value={quantity.high ?? ""} onInput={(event) => put({ high: number(event.currentTarget.value) })} />
      </Labelled>
      <Labelled label="What is counted">
        <input type="text" maxLength={200} value={quantity.counted ?? ""} onInput={(event) => change({ quantity: { ...quantity, counted: event.currentTarget.value || null } })} />
      </Labelled>
      <Labelled label="A rate per">
        <input type="text" maxLength={30} placeholder="no rate" value={quantity.per ?? ""} onInput={(event) => change({ quantity: { ...quantity, per: event.currentTarget.value || null } })} />
      </Labelled>
    </div>
  );
}

function SourceValues({ draft: { source } }: { draft: Claim }) {
  const put = (values: Partial<Claim["source"]>) => {
    const next = { ...source, ...values };
    const named = { name: next.name ?? null, organisation: next.organisation ?? null };
    change({ source: { ...next, chain: next.chain.map((link) => (link.role === "speaker" ? { ...link, ...named } : link)) } });
  };
  return (
    <div class="ranges">
      <Labelled label="Person">
        <input type="text" maxLength={200} value={source.name ?? ""} disabled={!source.speaker} onInput={(event) => put({ name: event.currentTarget.value || null })} />
      </Labelled>
      <Labelled label="Body">
        <input type="text" maxLength={200} value={source.organisation ?? ""} disabled={!source.speaker} onInput={(event) => put({ organisation: event.currentTarget.value || null })} />
      </Labelled>
      <Labelled label="How it is told" wide>
        <select value={source.mode} onChange={(event) => put({ mode: event.currentTarget.value as Claim["source"]["mode"] })}>
          <option value="direct">in their own words, quoted</option>
          <option value="indirect">as the text reports them</option>
          <option value="mixed">partly quoted</option>
          <option value="narrator">by the text itself</option>
        </select>
      </Labelled>
    </div>
  );
}

function FactualityValues({ draft }: { draft: Claim }) {
  return (
    <div class="ranges">
      <Labelled label="It is said to">
        <select data-first value={draft.polarity} onChange={(event) => change({ polarity: event.currentTarget.value as Claim["polarity"] })}>
          <option value="positive">be so</option>
          <option value="negative">not be so (denied)</option>
        </select>
      </Labelled>
      <Labelled label="How surely">
        <select value={draft.modality} onChange={(event) => change({ modality: event.currentTarget.value as Claim["modality"] })}>
          <option value="asserted">asserted</option>
          <option value="hedged">hedged</option>
          <option value="future">announced</option>
          <option value="hypothetical">hypothetical</option>
          <option value="retracted">retracted</option>
        </select>
      </Labelled>
    </div>
  );
}

function Others({ texts, at }: { texts: readonly string[]; at: number }) {
  if (texts.length < 2 && at < texts.length) return null;
  return (
    <ol class="entries">
      {texts.map((text, n) => (
        <li key={n} class={n === at ? "here" : "muted"} dir="auto">
          {text}
        </li>
      ))}
      {at >= texts.length && <li class="here muted">one more</li>}
    </ol>
  );
}

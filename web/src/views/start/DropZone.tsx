/** Where files, pasted text and addresses are handed over, with what became of each. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Reading } from "../../api/records";
import { Notice } from "../../parts/Notice";
import { href } from "../../state/url";
import { ended, follow, read, readings, refused } from "./readings";

const STAGES = ["waiting", "taking in", "finding claims", "comparing", "done"];

export function DropZone() {
  const over = useSignal(false);
  const text = useSignal("");
  const outlet = useSignal("");
  const published = useSignal("");
  useEffect(follow, []);
  const about = () => ({ outlet: outlet.value, published: published.value });
  const files = async (list: FileList | null | undefined) => {
    // Copied first: clearing the input empties its list while the files are being sent.
    for (const file of [...(list ?? [])]) await read(file, about());
  };
  const words = text.value.trim();
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!words) return;
    await read(isAddress ? { address: words } : { text: words }, about());
    if (!refused.value) text.value = "";
  };
  return (
    <section
      class={over.value ? "drop card over" : "drop card"}
      aria-labelledby="drop-title"
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        void files(event.dataTransfer?.files);
      }}
    >
      <h2 id="drop-title">Read a report</h2>
      <form onSubmit={(event) => void submit(event)}>
        <label class="visually-hidden" for="drop-text">
          Text or address
        </label>
        <textarea id="drop-text" rows={4} placeholder="Drop files here, paste a text, or give an address (https://…)" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
        <div class="drop-about">
          <label>
            Outlet <input type="text" maxLength={200} value={outlet.value} onInput={(event) => (outlet.value = event.currentTarget.value)} />
          </label>
          <label>
            Published <input type="date" value={published.value} onInput={(event) => (published.value = event.currentTarget.value)} />
          </label>
        </div>
        <div class="drop-buttons">
          <button type="submit" class="primary" disabled={!words}>
            {isAddress ? "Fetch and read" : "Read the text"}
          </button>
          <label class="button">
            Choose files
            <input
              type="file"
              class="visually-hidden"
              multiple
              accept=".txt,.html,.htm,text/plain,text/html"
              onChange={(event) => {
                void files(event.currentTarget.files);
                event.currentTarget.value = "";
              }}
            />
          </label>
        </div>
      </form>
      {refused.value && <Notice bad>{refused.value}</Notice>}
      {readings.value.length > 0 && (
        <ul class="readings" aria-live="polite">
          {readings.value.slice(0, 8).map((one) => (
            <OneReading key={one.id} reading={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneReading({ reading }: { reading: Reading }) {
  const { source, stage, ahead, document, relation, claims = 0, findings = 0, reason } = reading;
  return (
    <li class={`reading-${stage === "failed" ? "failed" : "fine"}`}>
      {document && ended(reading) ? (
        <a href={href("document", { id: document })} dir="auto">
          {source}
        </a>
      ) : (
        <span dir="auto">{source}</span>
      )}
      {!ended(reading) && <progress max={STAGES.length - 1} value={STAGES.indexOf(stage ?? "waiting")} aria-label={`Reading ${source}`} />}
      <span class="muted">
        {stage === "failed" && reason}
        {stage === "done" && outcome(relation ?? "new", claims, findings)}
        {stage === "waiting" && (ahead ? `waiting, ${ahead} before it` : "waiting")}
        {!ended(reading) && stage !== "waiting" && `${stage} …`}
      </span>
    </li>
  );
}

function outcome(relation: string, claims: number, findings: number): string {
  if (relation === "new") return `${claims} claim${claims === 1 ? "" : "s"}${findings ? `, ${findings} finding${findings === 1 ? "" : "s"} with others` : ""}`;
  return { unchanged: "was there already", erased: "was erased from this ledger, and is not stored again" }[relation] ?? `a copy of what was there (${relation})`;
}

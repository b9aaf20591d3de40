/** Findings with their claims side by side: filter by verdict, kind and what persons made of them, and decide. */
import "./differences.css";
import { computed, useSignal } from "@preact/signals";
import type { Count, FindingAnswer, FindingsAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { FilterChips, SearchBox } from "../../parts/FilterBar";
import { KINDS, STANDINGS, VERDICTS } from "../../parts/findings";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { Nothing } from "../../parts/Nothing";
import { Notice } from "../../parts/Notice";
import { Pager } from "../../parts/Pager";
import { TypeChoice } from "../../parts/TypeChoice";
import { Values } from "../../parts/Values";
import { asking, filterOf } from "../../state/filter";
import { mayReview } from "../../state/session";
import { href, lists, query, setQuery } from "../../state/url";
import { FindingCard } from "./FindingCard";
import { Together } from "./Together";

const SIZE = 20;
const KEYS = listKeys("Going through the findings", ".finding-head h2 a", "open the finding");
/** What is shown while the address chooses nothing. */
const USUAL: Record<string, readonly string[]> = { verdict: ["conflict", "differ"], standing: ["open", "confirmed"], kind: [] };
const GROUPS = [
  { name: "verdict", title: "What it comes to", labels: VERDICTS },
  { name: "kind", title: "What is compared", labels: KINDS },
  { name: "standing", title: "Reviewed", labels: STANDINGS },
] as const;

const chosen = (name: string): readonly string[] => (query.value.has(name) ? query.value.getAll(name).filter((value) => value !== "any") : USUAL[name]!);
const id = computed(() => query.value.get("id"));
const page = computed(() => Math.max(1, Number(query.value.get("page")) || 1));
const listed = computed(() =>
  id.value ? null : asking("findings", { verdict: chosen("verdict"), kind: chosen("kind"), standing: chosen("standing"), size: String(SIZE), page: String(page.value) }, filterOf(query.value, ["verdict", "id"])),
);
const single = computed(() => (id.value ? `./api/findings/${encodeURIComponent(id.value)}` : null));

function toggle(name: string, value: string): void {
  const now = chosen(name);
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  const usual = USUAL[name]!;
  const same = next.length === usual.length && usual.every((one) => next.includes(one));
  setQuery({ [name]: same ? undefined : next.length ? next : "any", page: undefined });
}

export default function Differences() {
  useListKeys(KEYS);
  return id.value ? <One /> : <All />;
}

function One() {
  const loaded = useAnswer<FindingAnswer>(single);
  const changed = useSignal<FindingAnswer | null>(null);
  const { state, value } = loaded.value;
  const shown = changed.value?.finding.id === id.value ? changed.value : value?.finding.id === id.value ? value : undefined;
  return (
    <div class="finding-page" aria-busy={state === "loading"}>
      <h1>One finding</h1>
      <p>
        <a href={href("differences", { ...lists(query.value), id: "" })}>All differences</a>
      </p>
      {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {!shown && state === "loading" && <p class="loading">Loading …</p>}
      {shown && <FindingCard answer={shown} onChange={(answer) => (changed.value = answer)} />}
    </div>
  );
}

function All() {
  const loaded = useAnswer<FindingsAnswer>(listed);
  const changed = useSignal<ReadonlyMap<string, FindingAnswer>>(new Map());
  const picked = useSignal<ReadonlySet<string>>(new Set());
  const { state, value } = loaded.value;
  const shown = value?.findings.map(({ finding }) => finding.id) ?? [];
  const together = shown.filter((one) => picked.value.has(one));
  const take = (answers: readonly FindingAnswer[]) => (changed.value = new Map([...changed.value, ...answers.map((told) => [told.finding.id, told] as const)]));
  const choose = (one: string, on: boolean) => {
    const next = new Set(picked.value);
    if (on) next.add(one);
    else next.delete(one);
    picked.value = next;
  };
  return (
    <div class="sided" aria-busy={state === "loading"}>
      <details class="sided-filters" open={matchMedia("(min-width: 900px)").matches}>
        <summary>Filters</summary>
        <div class="facets">
          {GROUPS.map(({ name, title, labels }) => (
            <Values
              key={name}
              title={title}
              values={inOrder(value?.facets?.find((facet) => facet.name === name)?.values ?? [], labels)}
              chosen={chosen(name)}
              label={(one) => (labels as Record<string, string>)[one] ?? one}
              onToggle={(one) => toggle(name, one)}
            />
          ))}
        </div>
      </details>
      <section aria-labelledby="differences-title">
        <div class="sided-head">
          <h1 id="differences-title">{value ? counted(value.total) : "Differences"}</h1>
          <SearchBox />
        </div>
        <div class="tools no-print">
          <TypeChoice />
        </div>
        <FilterChips leave={["verdict"]} />
        <p class="muted">What follows if the claims are right, never which of them is. Nobody has reviewed what is marked so: figures may differ because they count other days, places or people.</p>
        {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
        {!value && state === "loading" && <p class="loading">Loading …</p>}
        {value && !value.findings.length && <Nothing what="finding" none="No claims of this ledger differ, as far as they were compared." usual={!["kind", "standing"].some((name) => query.value.has(name))} />}
        {shown.length > 1 && mayReview.value && <Together ids={together} of={shown} onChoose={(all) => (picked.value = new Set(all))} onDecided={take} />}
        {value?.findings.map((answer) => (
          <FindingCard
            key={answer.finding.id}
            answer={changed.value.get(answer.finding.id) ?? answer}
            onChange={(told) => take([told])}
            chosen={picked.value.has(answer.finding.id)}
            onChoose={(on) => choose(answer.finding.id, on)}
          />
        ))}
        {value && <Pager to="differences" name="Pages of findings" page={page.value} size={SIZE} total={{ claims: value.total, capped: false }} />}
      </section>
    </div>
  );
}

const counted = (total: number): string => (total === 1 ? "1 finding" : `${total.toLocaleString("en")} findings`);

/** Counts in the order of their labels. */
function inOrder(values: readonly Count[], labels: Record<string, string>): readonly Count[] {
  const names = Object.keys(labels);
  return [...values].sort((a, b) => names.indexOf(a.value ?? "") - names.indexOf(b.value ?? ""));
}

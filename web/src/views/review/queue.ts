/** The queue: which claims wait, which one is looked at, what is loaded ahead. What is chosen stands in the address. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { get } from "../../api/client";
import type { Decided, DocumentAnswer, QueueAnswer, ReviewAnswer, StoredClaim } from "../../api/records";
import { asking } from "../../state/filter";
import { page, query, setQuery } from "../../state/url";

const SIZE = 40;
const FEW_LEFT = 10;
const KEPT = 30; // documents and histories held ready

export const problem = signal<string | null>(null);
export const order = computed(() => query.value.get("order") ?? "confidence");
export const disagreed = computed(() => query.value.get("disagreed") === "true");
const wantedStates = computed(() => {
  const named = query.value.getAll("state");
  return named.length ? named : ["draft"];
});
const address = computed(() => asking("review", { order: order.value, ...(disagreed.value ? { disagreed: "true" } : {}) }));

export const ids = signal<readonly string[]>([]);
export const stored = signal<ReadonlyMap<string, StoredClaim>>(new Map());
/** Claims about which this reviewer decided since the queue was opened. */
export const decided = signal<ReadonlySet<string>>(new Set());
const skipped = signal<ReadonlySet<string>>(new Set());
export const summary = signal<QueueAnswer | null>(null);
export const ready = signal(false);
let exhausted = false;
let loading: Promise<void> | null = null;

export const currentId = computed(() => query.value.get("claim"));
export const current = computed(() => (currentId.value === null ? null : (stored.value.get(currentId.value) ?? null)));
export const reviews = signal<ReadonlyMap<string, ReviewAnswer>>(new Map());
export const documents = signal<ReadonlyMap<string, DocumentAnswer>>(new Map());
const asked = new Set<string>();

/** Whether a claim no longer waits in this queue. */
export function settled(id: string): boolean {
  const claim = stored.value.get(id);
  if (decided.value.has(id)) return true;
  return !disagreed.value && claim !== undefined && !(claim.current && wantedStates.value.includes(claim.state));
}

const waiting = (id: string): boolean => !settled(id);

/** The claim that comes after one: the next that waits, else the first that was skipped, else none. */
export function after(id: string | null): string | null {
  const at = id === null ? -1 : ids.value.indexOf(id);
  const around = [...ids.value.slice(at + 1), ...ids.value.slice(0, Math.max(0, at))].filter(waiting);
  return around.find((one) => !skipped.value.has(one)) ?? around[0] ?? null;
}

export const show = (id: string | null, replace = false): void => setQuery({ claim: id ?? undefined }, replace);

export function skip(): void {
  const id = currentId.value;
  if (id === null) return;
  skipped.value = new Set([...skipped.value, id]);
  show(after(id));
}

/** The claim before or after this one, whether it waits or not. */
export function step(by: number): void {
  const at = ids.value.indexOf(currentId.value ?? "");
  const id = ids.value[at + by];
  if (id !== undefined) show(id);
}

export function keep(claims: readonly StoredClaim[]): void {
  stored.value = new Map([...stored.value, ...claims.map((one) => [one.claim.id!, one] as const)]);
}

/** Put an id into the queue right after another. */
export function insert(id: string, behind: string | null): void {
  if (ids.value.includes(id)) return;
  const at = behind === null ? -1 : ids.value.indexOf(behind);
  ids.value = [...ids.value.slice(0, at + 1), id, ...ids.value.slice(at + 1)];
}

/** What a decision made of claims is what the pages show. */
export function took({ claims }: Decided): void {
  keep(claims);
  const byId = new Map(claims.map((one) => [one.claim.id!, one]));
  documents.value = new Map(
    [...documents.value].map(([id, document]) => {
      const more = claims.filter((one) => one.document === id && one.current && !document.claims.some((two) => two.claim.id === one.claim.id));
      const kept = document.claims.map((one) => byId.get(one.claim.id!) ?? one).filter((one) => one.current);
      return [id, { ...document, claims: [...kept, ...more] }] as const;
    }),
  );
  for (const id of byId.keys()) asked.delete(`review ${id}`);
  reviews.value = new Map([...reviews.value].filter(([id]) => !byId.has(id)));
  if (currentId.value !== null) prepare(currentId.value);
  void count();
}

async function count(): Promise<void> {
  try {
    summary.value = { ...(await get<QueueAnswer>(`${address.value}&size=1`)), claims: [] };
  } catch {
    // The counts are a courtesy; the next answer brings them.
  }
}

async function load(): Promise<void> {
  const from = address.value;
  const offset = disagreed.value ? 0 : ids.value.filter(waiting).length;
  try {
    const answer = await get<QueueAnswer>(`${from}&size=${SIZE}&offset=${offset}`);
    if (from !== address.value) return;
    summary.value = { ...answer, claims: [] };
    keep(answer.claims);
    const fresh = answer.claims.map(({ claim }) => claim.id!).filter((id) => !ids.value.includes(id));
    exhausted = answer.claims.length < SIZE || !fresh.length || disagreed.value;
    ids.value = [...ids.value, ...fresh];
    ready.value = true;
  } catch (error) {
    problem.value = (error as Error).message;
  }
}

export function more(): Promise<void> {
  loading ??= load().finally(() => (loading = null));
  return loading;
}

async function need<T>(kind: string, id: string, path: string, into: { value: ReadonlyMap<string, T> }, got: (value: T) => void): Promise<void> {
  const key = `${kind} ${id}`;
  if (into.value.has(id) || asked.has(key)) return;
  asked.add(key);
  try {
    const value = await get<T>(path);
    into.value = new Map([...[...into.value].slice(-KEPT), [id, value]]);
    got(value);
  } catch (error) {
    if (id === currentId.value || kind === "document") problem.value = (error as Error).message;
  } finally {
    asked.delete(key);
  }
}

const path = (id: string) => encodeURIComponent(id);

/** Load a claim with its history and its document, unless they are there. */
export function prepare(id: string): void {
  void need<ReviewAnswer>("review", id, `./api/review/${path(id)}`, reviews, ({ claim }) => {
    keep([claim]);
    prepareDocument(claim.document);
  });
  const known = stored.value.get(id);
  if (known) prepareDocument(known.document);
}

const prepareDocument = (id: string) => void need<DocumentAnswer>("document", id, `./api/documents/${path(id)}`, documents, () => undefined);

/** Keep the queue in step with the address while the page is open. */
export function followQueue(): () => void {
  let former: string | null = null;
  const queue = effect(() => {
    const now = address.value;
    if (page.value !== "review" || now === former) return;
    untracked(() => {
      const changed = former !== null;
      former = now;
      ids.value = [];
      decided.value = new Set();
      skipped.value = new Set();
      ready.value = exhausted = false;
      loading = null;
      if (changed) show(null, true);
      void more();
    });
  });
  const looking = effect(() => {
    if (page.value !== "review" || !ready.value) return;
    const id = currentId.value;
    const next = after(id);
    untracked(() => {
      if (id === null) {
        if (next !== null) show(next, true);
        else if (!exhausted) void more();
        return;
      }
      if (!ids.value.includes(id)) ids.value = [id, ...ids.value];
      prepare(id);
      if (next !== null && next !== id) prepare(next);
      if (!exhausted && ids.value.filter(waiting).length < FEW_LEFT) void more();
    });
  });
  return () => {
    queue();
    looking();
  };
}

/** Decisions, one after another, each of which can be undone and done again. */
import { signal } from "@preact/signals";
import { ApiError, post } from "../../api/client";
import type { Claim, Decided, Step, StoredClaim } from "../../api/records";
import { after, current, currentId, decided, insert, more, prepare, problem, reviews, show, took } from "./queue";

export type Verdict = "draft" | "reviewed" | "published" | "withdrawn";
interface Made {
  label: string;
  at: string | null;
  steps: readonly Step[];
  /** Whether it took the claim out of the queue. */
  settles: boolean;
}
const KEY = "communique-review-undo";
const MOST = 500;

export const undoable = signal<readonly Made[]>(read());
export const redoable = signal<readonly Made[]>([]);
export const told = signal("");
export const reason = signal("");
export const busy = signal(0);
let tail: Promise<unknown> = Promise.resolve();
let epoch = 0;

/** What came before a decision, as this browser tab remembers it; the ledger checks that it still holds. */
function read(): readonly Made[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as Made[];
  } catch {
    return [];
  }
}

function remember(made: readonly Made[]): void {
  undoable.value = made.slice(-MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(undoable.value));
  } catch {
    // Storage may be forbidden; undoing then lasts as long as the page.
  }
}

/** Do one thing after what was begun before, and tell whether it went well; when one fails, those that waited are dropped. */
function inTurn(work: () => Promise<void>): Promise<boolean> {
  const begun = epoch;
  busy.value++;
  const mine = tail.then(async () => {
    try {
      if (begun !== epoch) return false;
      problem.value = null;
      await work();
      return true;
    } catch (error) {
      epoch++;
      failed(error as Error);
      return false;
    } finally {
      busy.value--;
    }
  });
  tail = mine;
  return mine;
}

function failed(error: Error): void {
  const id = currentId.value;
  if (error instanceof ApiError && error.status === 409 && id !== null) {
    reviews.value = new Map([...reviews.value].filter(([one]) => one !== id));
    prepare(id);
  }
  problem.value = error.message;
}

const seen = ({ claim, version, state, current }: StoredClaim) => ({ id: claim.id!, version, state, current });

async function make(label: string, path: string, body: Record<string, unknown>, settles: boolean): Promise<Decided> {
  const at = currentId.value;
  const done = await post<Decided>(`./api/review/${path}`, { ...body, reason: reason.value.trim() });
  reason.value = "";
  remember([...undoable.value, { label, at, steps: done.steps, settles }]);
  redoable.value = [];
  told.value = label;
  took(done);
  if (settles && at !== null) decided.value = new Set([...decided.value, at]);
  return done;
}

const LABELS: Record<Verdict, string> = { draft: "Sent back to draft", reviewed: "Accepted", published: "Published", withdrawn: "Rejected" };

/** Give the present claim a state, and go to the next. */
export const judge = (verdict: Verdict): Promise<boolean> =>
  inTurn(async () => {
    const claim = current.value;
    if (!claim) return;
    await make(LABELS[verdict], "state", { claims: [seen(claim)], verdict }, true);
    await onward();
  });

/** Accept: a draft is reviewed then, what is reviewed is published. */
export const accept = (): Promise<boolean> => judge(current.value?.state === "draft" || !current.value?.current ? "reviewed" : "published");

async function onward(): Promise<void> {
  let next = after(currentId.value);
  if (next === null) {
    await more();
    next = after(currentId.value);
  }
  show(next);
}

export const correct = (claim: StoredClaim, record: Claim, label: string): Promise<boolean> =>
  inTurn(async () => void (await make(label, "edit", { seen: seen(claim), claim: record }, false)));

export const add = (document: string, record: Claim): Promise<boolean> =>
  inTurn(async () => {
    const done = await make("Added", "add", { document, claim: record }, false);
    const id = done.claims[0]!.claim.id!;
    insert(id, currentId.value);
    show(id);
  });

export const split = (): Promise<boolean> =>
  inTurn(async () => {
    const claim = current.value;
    if (!claim) return;
    const done = await make("Split in two: correct each", "split", { seen: seen(claim) }, false);
    insert(done.claims[1]!.claim.id!, claim.claim.id!);
  });

export const merge = (other: StoredClaim): Promise<boolean> =>
  inTurn(async () => {
    const claim = current.value;
    if (claim) await make("Merged", "merge", { seen: seen(claim), other: seen(other) }, false);
  });

export const restore = (number: number): Promise<boolean> =>
  inTurn(async () => {
    const claim = current.value;
    if (claim) await make("Brought back", "restore", { seen: seen(claim), number }, false);
  });

/** Take back the last decision, and look at its claim again. */
export const undo = (): Promise<boolean> =>
  inTurn(async () => {
    const made = await turn(undoable.value);
    if (!made) return;
    remember(undoable.value.slice(0, -1));
    redoable.value = [...redoable.value, made];
    settle(made, false);
  });

/** Do again what was undone last. */
export const redo = (): Promise<boolean> =>
  inTurn(async () => {
    const made = await turn(redoable.value);
    if (!made) return;
    redoable.value = redoable.value.slice(0, -1);
    remember([...undoable.value, made]);
    settle(made, true);
  });

/** Turn the last of these round: its answer's steps turn it round again. What others changed since is forgotten here; the claim's history can still bring it back. */
async function turn(from: readonly Made[]): Promise<Made | null> {
  const last = from.at(-1);
  if (!last) return null;
  try {
    const done = await post<Decided>("./api/review/undo", { steps: last.steps });
    took(done);
    return { ...last, steps: done.steps };
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) {
      remember(undoable.value.filter((one) => one !== last));
      redoable.value = redoable.value.filter((one) => one !== last);
    }
    throw error;
  }
}

function settle({ at, settles, label }: Made, again: boolean): void {
  told.value = `${again ? "Done again" : "Undone"}: ${label.toLowerCase()}`;
  if (at === null) return;
  if (settles) decided.value = new Set(again ? [...decided.value, at] : [...decided.value].filter((id) => id !== at));
  show(at);
}

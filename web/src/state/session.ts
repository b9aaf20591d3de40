/** Who has signed in, where people do, and what they may do. */
import { computed, signal } from "@preact/signals";
import { get, onSignedOut, post, remove } from "../api/client";
import type { Session } from "../api/records";
import { go, page, PAGES, type Page } from "./url";

export const session = signal<Session | null>(null);
export const sessionFailed = signal<string | null>(null);

/** Whether this person has to sign in before anything is shown. */
export const mustSignIn = computed(() => session.value !== null && session.value.needed && !session.value.name);
/** Whether this person may change anything: read documents in, review, decide. The server decides; this spares a vain click. */
export const mayReview = computed(() => session.value?.role === "reviewer" || session.value?.role === "admin");

/** Whether this person may erase for good. */
export const mayErase = computed(() => session.value?.role === "admin");

export async function loadSession(): Promise<void> {
  try {
    session.value = await get<Session>("./api/session");
  } catch (error) {
    sessionFailed.value = (error as Error).message;
  }
}

export async function signIn(name: string, password: string): Promise<void> {
  await post<Session>("./api/session", { name, password });
  // Loaded anew, so that nothing of a former person's answers stays in the page.
  location.assign(wanted());
}

export async function signOut(): Promise<void> {
  await remove<Session>("./api/session");
  location.assign("./sign-in");
}

/** Go to the page that signs in, and from there back to this one. */
export function toSignIn(): void {
  const next = `${page.value}${location.search}`;
  go(`./sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`, true);
}

/** The page of this application that `next` names, with its query; the start page for anything else. */
export function wanted(next = new URLSearchParams(location.search).get("next") ?? ""): string {
  const [to = "", ...rest] = next.split("?");
  if (!(PAGES as readonly string[]).includes(to) || to === "sign-in") return "./";
  const query = new URLSearchParams(rest.join("?")).toString();
  return `./${to as Page}${query ? `?${query}` : ""}`;
}

// A session that ended while the page was open: what it shows is left behind with it.
onSignedOut(() => {
  if (page.value === "sign-in") return;
  toSignIn();
  location.reload();
});

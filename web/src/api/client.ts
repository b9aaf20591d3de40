/** Calls of the server's API. Every failure becomes an ApiError with one line a person can read. */
import type { paths } from "./schema";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

type Get = { [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: { "application/json": infer R } } } } } ? R : never };
export type Answer<P extends keyof Get> = Get[P];

/** GET an address below the application's own. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await send(path, signal ? { signal } : {}));
}

/** POST a JSON body; the anti-forgery token of the session goes along. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers: Record<string, string> = { "content-type": "application/json", ...forgeryToken() };
  return answer<T>(await send(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** DELETE an address. */
export async function remove<T>(path: string): Promise<T> {
  return answer<T>(await send(path, { method: "DELETE", headers: forgeryToken() }));
}

/** POST a form (files). */
export async function postForm<T>(path: string, body: FormData): Promise<T> {
  return answer<T>(await send(path, { method: "POST", headers: forgeryToken(), body }));
}

let signedOut: () => void = () => undefined;
/** What is done when the server no longer knows who asks. */
export function onSignedOut(act: () => void): void {
  signedOut = act;
}

export const CSRF_HEADER = "x-csrf-token";

/** The header that tells the server that a change comes from a page of its own. */
export function forgeryToken(): Record<string, string> {
  const found = document.cookie.split("; ").find((part) => part.startsWith("communique_csrf="));
  return found ? { [CSRF_HEADER]: decodeURIComponent(found.slice("communique_csrf=".length)) } : {};
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "AbortError") throw problem;
    throw new ApiError(0, "The server does not answer. Is `communique serve` still running?");
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  let message = `${response.status} ${response.statusText}`;
  try {
    const body = (await response.json()) as { detail?: unknown };
    if (typeof body.detail === "string") message = body.detail;
  } catch {
    // The body of an error from a proxy need not be JSON; the status line says enough.
  }
  if (response.status === 401) signedOut();
  throw new ApiError(response.status, message);
}

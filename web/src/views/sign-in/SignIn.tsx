/** Where people say who they are, before anything of the ledger is shown. */
import "./sign-in.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Notice } from "../../parts/Notice";
import { mustSignIn, session, signIn, wanted } from "../../state/session";
import { go } from "../../state/url";

export default function SignIn() {
  const refused = useSignal<string | null>(null);
  const busy = useSignal(false);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (session.value && !mustSignIn.value) go(wanted(), true);
    else name.current?.focus();
  }, []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    busy.value = true;
    refused.value = null;
    try {
      await signIn(String(given.get("name")), String(given.get("password")));
    } catch (error) {
      refused.value = (error as Error).message;
      busy.value = false;
      const password = form.elements.namedItem("password") as HTMLInputElement;
      password.value = "";
      password.focus();
    }
  };
  return (
    <form class="sign-in card" onSubmit={(event) => void submit(event)}>
      <h1>Sign in</h1>
      <label for="sign-in-name">Name</label>
      <input id="sign-in-name" name="name" autocomplete="username" autocapitalize="none" spellcheck={false} required maxLength={64} ref={name} />
      <label for="sign-in-password">Password</label>
      <input id="sign-in-password" name="password" type="password" autocomplete="current-password" required maxLength={1000} />
      {refused.value && <Notice bad>{refused.value}</Notice>}
      <button type="submit" class="primary" disabled={busy.value}>
        {busy.value ? "Signing in …" : "Sign in"}
      </button>
      <p class="muted">Accounts are given by whoever runs this server.</p>
    </form>
  );
}

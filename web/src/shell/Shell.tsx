/** The frame of every page: brand, navigation, theme, help. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { mustSignIn, session, signOut } from "../state/session";
import { href, page, type Page } from "../state/url";
import { Keys } from "./Keys";
import { listing } from "./keys";
import { setTheme, theme, type Theme } from "./theme";

const LINKS: readonly (readonly [Page, string])[] = [
  ["", "Start"],
  ["claims", "Claims"],
  ["map", "Map"],
  ["tallies", "Tallies"],
  ["differences", "Differences"],
  ["incidents", "Incidents"],
  ["review", "Review"],
  ["names", "Names"],
];
const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const SIGNS: Record<Theme, string> = { system: "◐", light: "○", dark: "●" };

export function Shell({ children }: { children: ComponentChildren }) {
  const links = useRef<HTMLElement>(null);
  const here = page.value;
  useEffect(() => {
    const own = links.current?.querySelector<HTMLElement>("[aria-current]");
    if (own && links.current) links.current.scrollLeft = own.offsetLeft - (links.current.clientWidth - own.offsetWidth) / 2;
  }, [here]);
  return (
    <div class="shell">
      <header class="shell-header">
        <a class="skip" href="#main" onClick={skip}>
          Skip to the content
        </a>
        <a class="shell-brand" href={href("")}>
          <img src="./icon.svg" alt="" />
          Communique
        </a>
        {mustSignIn.value ? (
          <span class="shell-nav" />
        ) : (
          <nav class="shell-nav" aria-label="Pages" ref={links}>
            {LINKS.map(([to, label]) => (
              <a key={to} href={href(to)} aria-current={page.value === to ? "page" : undefined}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <Who />
        {!mustSignIn.value && (
          <button type="button" class="shell-keys" onClick={() => (listing.value = true)} aria-label="Keys" aria-keyshortcuts="?" title="Keys">
            <kbd aria-hidden="true">?</kbd>
          </button>
        )}
        <button type="button" onClick={() => setTheme(NEXT[theme.value])} aria-label={`Colours: ${theme.value}. Change`} title={`Colours: ${theme.value}`}>
          <span aria-hidden="true">{SIGNS[theme.value]}</span>
        </button>
      </header>
      <main id="main" class="shell-main" tabIndex={-1}>
        {children}
      </main>
      <Keys />
    </div>
  );
}

/** Move the focus past the navigation; the address stays that of the page. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** Who is signed in, where people sign in; who came through a proxy signs out there. */
function Who() {
  const who = session.value;
  if (!who?.needed || !who.name) return null;
  return (
    <div class="shell-who">
      <span class="shell-name" title={`${who.name}, ${who.role}`} dir="auto">
        {who.name}
      </span>
      {who.by === "password" && (
        <button type="button" onClick={() => void signOut()}>
          Sign out
        </button>
      )}
    </div>
  );
}

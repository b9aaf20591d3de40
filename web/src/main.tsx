/** The application: fonts, styles, the shell, and the page that the address names, each page loaded on demand. */
import "@fontsource/noto-sans/latin-400.css";
import "@fontsource/noto-sans/latin-600.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { type ComponentType, render } from "preact";
import { lazy, Suspense } from "preact/compat";
import { Notice } from "./parts/Notice";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";
import { followKeys } from "./shell/keys";
import { apply } from "./shell/theme";
import { followTitle } from "./shell/title";
import { loadSession, mustSignIn, session, sessionFailed, toSignIn } from "./state/session";
import { followLinks, page, type Page } from "./state/url";

const VIEWS: Record<Page, ComponentType> = {
  "": lazy(() => import("./views/start/Start")),
  document: lazy(() => import("./views/document/DocumentView")),
  claims: lazy(() => import("./views/claims/Claims")),
  map: lazy(() => import("./views/map/MapView")),
  tallies: lazy(() => import("./views/tallies/Tallies")),
  differences: lazy(() => import("./views/differences/Differences")),
  incidents: lazy(() => import("./views/incidents/Incidents")),
  review: lazy(() => import("./views/review/Review")),
  names: lazy(() => import("./views/names/Names")),
  "sign-in": lazy(() => import("./views/sign-in/SignIn")),
  "not-found": NotFound,
};

function App() {
  if (sessionFailed.value)
    return (
      <Shell>
        <Notice bad>{sessionFailed.value}</Notice>
      </Shell>
    );
  // Nothing of the ledger is asked for before it is known that this person may see it.
  if (!session.value) return <Shell>{null}</Shell>;
  const View = mustSignIn.value ? VIEWS["sign-in"] : VIEWS[page.value];
  return (
    <Shell>
      <Suspense fallback={<p class="loading">Loading …</p>}>
        <View key={page.value} />
      </Suspense>
    </Shell>
  );
}

apply();
followTitle();
void loadSession().then(() => {
  if (mustSignIn.value && page.value !== "sign-in") toSignIn();
});
followKeys();
document.addEventListener("click", followLinks);
render(<App />, document.getElementById("app")!);

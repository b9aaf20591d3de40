/** The application: fonts, styles, the shell, and the page that the address names, each page loaded on demand. */
import "@fontsource/noto-sans/latin-400.css";
import "@fontsource/noto-sans/latin-600.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { type ComponentType, render } from "preact";
import { lazy, Suspense } from "preact/compat";
import { Shell } from "./shell/Shell";
import { apply } from "./shell/theme";
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
};

function App() {
  const View = VIEWS[page.value];
  return (
    <Shell>
      <Suspense fallback={<p class="loading">Loading …</p>}>
        <View key={page.value} />
      </Suspense>
    </Shell>
  );
}

apply();
document.addEventListener("click", followLinks);
render(<App />, document.getElementById("app")!);

/** Where and when: map, timeline and list of places over one filter, each choosing for the others. */
import "./map.css";
import { computed, signal } from "@preact/signals";
import { lazy, Suspense } from "preact/compat";
import { get } from "../../api/client";
import type { PlacesAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { FilterChips, SearchBox } from "../../parts/FilterBar";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { Nothing } from "../../parts/Nothing";
import { Notice } from "../../parts/Notice";
import { SaveSearch } from "../../parts/SaveSearch";
import { asking, filter } from "../../state/filter";
import { href, lists, query, setQuery } from "../../state/url";
import { TypeChoice } from "../../parts/TypeChoice";
import { PlaceList } from "./PlaceList";
import { type Basemap, sorted } from "./places";
import { Timeline } from "./Timeline";

const KEYS = listKeys("Going through the places", ".place-list .place, .chosen-place a", "choose a place, or read its claim");
const MapCanvas = lazy(() => import("./MapCanvas"));
const address = computed(() => asking("places"));
const basemap = signal<Basemap | null>(null);
const failed = signal<string | null>(null);
let asked = false;

function loadBasemap(): void {
  if (asked) return;
  asked = true;
  Promise.all([get<Basemap["countries"]>("./basemap/countries.json"), get<Basemap["provinces"]>("./basemap/provinces.json")]).then(
    ([countries, provinces]) => (basemap.value = { countries, provinces }),
    (error: Error) => {
      asked = false;
      failed.value = error.message;
    },
  );
}

export default function MapView() {
  useListKeys(KEYS);
  loadBasemap();
  const loaded = useAnswer<PlacesAnswer>(address);
  const { value } = loaded.value;
  const places = value ? placesOf(value, basemap.value) : null;
  const chosen = query.value.get("pick");
  const choose = (key: string) => setQuery({ pick: chosen === key ? undefined : key });
  return (
    <div class="map-page">
      <div class="map-head">
        <h1>Map and timeline</h1>
        <TypeChoice />
        <SearchBox />
        <a class="button" href={href("claims", lists(filter.value))}>
          As a table
        </a>
        <SaveSearch />
      </div>
      <FilterChips />
      {loaded.value.state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
      {failed.value && <Notice bad>{failed.value}</Notice>}
      {value && !value.places.length && <Nothing what="claim with a place" none="The ledger holds no claims with a place yet." />}
      <div class="map-body">
        <div class="map-and-time">
          {places && basemap.value ? (
            <Suspense fallback={<p class="loading map-frame">Loading the map …</p>}>
              <MapCanvas basemap={basemap.value} places={places} chosen={chosen} onChoose={choose} />
            </Suspense>
          ) : (
            <p class="loading map-frame">Loading …</p>
          )}
          <p class="map-legend muted">
            <span>
              <span class="legend-point">n</span> claims at a place
            </span>
            <span>
              <span class="legend-ring" /> some of them perhaps elsewhere
            </span>
            <span>
              <span class="legend-area" /> a province or country
            </span>
          </p>
          <Timeline chosen={chosen} />
        </div>
        {places && <PlaceList places={places} more={value?.more ?? false} chosen={chosen} onChoose={choose} />}
      </div>
    </div>
  );
}

let former: { value: PlacesAnswer; basemap: Basemap | null; places: ReturnType<typeof sorted> } | null = null;
/** The same list for the same answer, so that the map is not drawn anew for every step of the address. */
function placesOf(value: PlacesAnswer, map: Basemap | null): ReturnType<typeof sorted> {
  if (former?.value !== value || former.basemap !== map) former = { value, basemap: map, places: sorted(value, map) };
  return former.places;
}

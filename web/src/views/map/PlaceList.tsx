/** All places as a list: the map's equivalent for keyboard and screen reader, and the only form of what has no outline. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ClaimsAnswer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { ClaimLine } from "../../parts/ClaimLine";
import { asking, filter } from "../../state/filter";
import { href, lists } from "../../state/url";
import { doubts, type Drawn, type ListedPlace, told } from "./places";

export interface PlaceListProps {
  places: readonly ListedPlace[];
  more: boolean;
  chosen: string | null;
  onChoose: (key: string) => void;
}
const STEP = 40;
const SIGNS: Record<Drawn, string> = { point: "on the map as a point", area: "on the map as an area", list: "not on the map" };

export function PlaceList({ places, more, chosen, onChoose }: PlaceListProps) {
  const typed = useSignal("");
  const shown = useSignal(STEP);
  const words = typed.value.trim().toLowerCase();
  const found = words ? places.filter(({ name }) => name.toLowerCase().includes(words)) : places;
  const one = places.find(({ key }) => key === chosen);
  return (
    <section class="map-side" aria-labelledby="places-title">
      {one && <ChosenPlace place={one} onClose={() => onChoose(one.key)} />}
      <h2 id="places-title">
        {places.length.toLocaleString("en")}
        {more && "+"} place{places.length === 1 ? "" : "s"}
      </h2>
      {places.length > 12 && (
        <input
          type="search"
          aria-label="Find a place in the list"
          placeholder="Find a place"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            shown.value = STEP;
          }}
        />
      )}
      <ul class="place-list">
        {found.slice(0, shown.value).map((place) => (
          <li key={place.key}>
            <button type="button" class="place" aria-pressed={place.key === chosen} onClick={() => onChoose(place.key)}>
              <span class={`sign sign-${place.drawn}`} role="img" aria-label={SIGNS[place.drawn]} title={SIGNS[place.drawn]} />
              <span class="place-name" dir="auto">
                {place.name}
              </span>
              <span class="facet-count">{place.claims.toLocaleString("en")}</span>
              <span class="place-told muted">{[told(place), doubts(place)].filter(Boolean).join("; ")}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > shown.value && (
        <button type="button" onClick={() => (shown.value += STEP)}>
          {Math.min(STEP, found.length - shown.value)} more of {(found.length - shown.value).toLocaleString("en")}
        </button>
      )}
    </section>
  );
}

function ChosenPlace({ place, onClose }: { place: ListedPlace; onClose: () => void }) {
  const key = useSignal(place.key);
  useEffect(() => {
    key.value = place.key;
  }, [place.key]);
  const address = useComputed(() => asking("claims", { size: "10", spot: key.value }));
  const loaded = useAnswer<ClaimsAnswer>(address);
  const top = useRef<HTMLElement>(null);
  useSignalEffect(() => {
    if (key.value && matchMedia("(max-width: 900px)").matches) top.current?.scrollIntoView({ block: "nearest" });
  });
  const value = loaded.value.value;
  return (
    <section class="card chosen-place" ref={top} aria-label={`Claims at ${place.name}`}>
      <header>
        <h2 dir="auto">{place.name}</h2>
        <button type="button" class="plain" onClick={onClose} aria-label="Choose no place">
          ×
        </button>
      </header>
      <p class="muted">{[told(place), doubts(place)].filter(Boolean).join("; ")}</p>
      <ol class="claim-lines">
        {value?.claims.map((stored) => (
          <ClaimLine key={stored.claim.id} stored={stored} />
        ))}
      </ol>
      <a href={href("claims", { ...lists(filter.value), spot: place.key })}>
        All {place.claims.toLocaleString("en")} in the table
      </a>
    </section>
  );
}

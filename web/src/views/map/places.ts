/** What of the places goes on the map as a point, what as an area, and what only into the list. */
import type { FeatureCollection, Feature, Geometry, Point } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { PlaceCount, PlacesAnswer } from "../../api/records";

export interface Province {
  country: string;
  name: string;
  geonames_id?: number | null;
}
export interface Country {
  country: string;
  name: string;
}
export interface Basemap {
  countries: FeatureCollection<Geometry, Country>;
  provinces: Topology<{ provinces: GeometryCollection<Province> }>;
}
export type Drawn = "point" | "area" | "list";
export interface ListedPlace extends PlaceCount {
  drawn: Drawn;
  /** Where the outline of an area is in the basemap: a province's index, or a country's code. */
  outline: number | string | null;
}

/** How each place is shown: a point only where it is one, an area only where the basemap has its outline. */
export function sorted(answer: PlacesAnswer, basemap: Basemap | null): ListedPlace[] {
  const areas = new Set(answer.areas ?? []);
  const provinces = basemap?.provinces.objects.provinces.geometries ?? [];
  const known = provinces.map(({ properties }) => properties as Province | undefined);
  const byId = new Map(known.map((province, index) => [province?.geonames_id, index]));
  const byName = new Map(known.map((province, index) => [`${province?.country}|${plain(province?.name ?? "")}`, index]));
  const countries = new Set(basemap?.countries.features.map(({ properties }) => properties.country));
  return answer.places.map((place) => {
    const outline =
      place.kind === "country" && place.country && countries.has(place.country)
        ? place.country
        : place.kind === "province"
          ? (byId.get(place.geonames_id ?? Number.NaN) ?? byName.get(`${place.country}|${plain(place.name)}`) ?? null)
          : null;
    const located = typeof place.latitude === "number" && typeof place.longitude === "number";
    const point = located && !!place.kind && !areas.has(place.kind);
    return { ...place, outline, drawn: outline !== null ? "area" : point ? "point" : "list" };
  });
}

/** A name without marks and without the words for its kind: "Ar-Raqqah Governorate" as "arraqqah". */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\b(governorate|province|oblast|region|state|department|district|wilayah)\b/g, "")
    .replace(/[^a-z0-9]/g, "");
}

export function points(places: readonly ListedPlace[]): FeatureCollection<Point> {
  const features = places
    .filter(({ drawn }) => drawn === "point")
    .map(
      ({ key, name, claims, doubtful = 0, around = 0, latitude, longitude }): Feature<Point> => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [longitude!, latitude!] },
        properties: { key, name, claims, unsure: Math.max(doubtful, around), label: short(claims) },
      }),
    );
  return { type: "FeatureCollection", features };
}

/** 950, "1.2k", "12k", "1.1M": what fits into a circle. */
export function short(claims: number): string {
  if (claims < 1000) return String(claims);
  const [value, unit] = claims < 1e6 ? [claims / 1000, "k"] : [claims / 1e6, "M"];
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)}${unit}`;
}

/** What a place is, in words. */
export function told({ kind, country, province, name }: PlaceCount): string {
  const around = [province !== name ? province : null, kind === "country" ? null : country].filter(Boolean).join(", ");
  return [kind ?? "unknown place", around].filter(Boolean).join(", ");
}

/** How sure the places of the claims are, in words; "" where all are. */
export function doubts({ doubtful = 0, around = 0 }: PlaceCount): string {
  return [doubtful ? `${doubtful} may be another of that name` : "", around ? `${around} near or on the way` : ""].filter(Boolean).join(", ");
}

/** The map itself, loaded on demand: MapLibre over the bundled outlines, without tiles, glyphs or any other host. */
import "maplibre-gl/dist/maplibre-gl.css";
import { type GeoJSONSource, LngLatBounds, Map as MapLibre, type MapMouseEvent, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useRef } from "preact/hooks";
import type { Feature, FeatureCollection, Geometry, Point } from "geojson";
import { feature } from "topojson-client";
import { theme } from "../../shell/theme";
import { query, setQuery } from "../../state/url";
import { type Basemap, type ListedPlace, points } from "./places";
import { colours, ring, style } from "./style";

setWorkerUrl(new URL(workerUrl, location.href).href);

export interface MapCanvasProps {
  basemap: Basemap;
  places: readonly ListedPlace[];
  chosen: string | null;
  onChoose: (key: string) => void;
}
const CLOSEST = 11;

export default function MapCanvas({ basemap, places, chosen, onChoose }: MapCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const held = useRef<MapLibre | null>(null);
  const latest = useRef({ places, chosen, onChoose });
  latest.current = { places, chosen, onChoose };
  const look = theme.value;

  useEffect(() => {
    const map = create(frame.current!, latest.current.places);
    held.current = map;
    map.on("load", () => {
      drawOutlines(map, basemap);
      draw(map, basemap, latest.current.places);
      mark(map, latest.current.chosen);
      void map.once("idle", () => (map.getContainer().dataset["ready"] = "true"));
    });
    map.on("moveend", () => setQuery({ at: placeOf(map) }, true));
    map.on("click", (event) => void pressed(map, event, (key) => latest.current.onChoose(key)));
    map.on("mousemove", (event) => hover(map, event, note.current!));
    map.on("mouseout", () => (note.current!.hidden = true));
    return () => {
      held.current = null;
      map.remove();
    };
  }, [basemap, look]);

  useEffect(() => {
    if (held.current?.loaded() || held.current?.isStyleLoaded()) draw(held.current, basemap, places);
  }, [places]);
  useEffect(() => {
    const map = held.current;
    if (!map?.isStyleLoaded()) return;
    mark(map, chosen);
    show(map, places.find(({ key }) => key === chosen), basemap);
  }, [chosen]);

  return (
    <div class="map-frame">
      <div ref={frame} class="map-canvas" />
      <div ref={note} class="map-note" hidden />
    </div>
  );
}

function create(container: HTMLElement, places: readonly ListedPlace[]): MapLibre {
  const look = colours();
  const [lng, lat, zoom] = (query.peek().get("at") ?? "").split(",").map(Number);
  const given = [lng, lat, zoom].every((value) => value !== undefined && Number.isFinite(value));
  const bounds = extent(places);
  const map = new MapLibre({
    container,
    style: style(look),
    maxZoom: 13,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: { compact: true },
    ...(given ? { center: [lng!, lat!], zoom: zoom! } : bounds ? { bounds, fitBoundsOptions: { padding: 48, maxZoom: 8 } } : { center: [35, 30], zoom: 1.5 }),
  });
  map.touchZoomRotate.disableRotation();
  map.addImage("ring", ring(look.ink), { pixelRatio: 2 });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl(), "bottom-left");
  return map;
}

/** The box around most claims: far-off places of few claims are left outside the first view. */
function extent(places: readonly ListedPlace[]): LngLatBounds | null {
  const located = places.filter(({ latitude, longitude, drawn }) => drawn === "point" && typeof latitude === "number" && typeof longitude === "number");
  if (!located.length) return null;
  const [west, east] = middle(located.map(({ longitude, claims }) => [longitude!, claims]));
  const [south, north] = middle(located.map(({ latitude, claims }) => [latitude!, claims]));
  return new LngLatBounds([west, south], [east, north]);
}

/** The interval that holds all but the outer twentieth of the weights on each side. */
function middle(weighted: readonly (readonly [number, number])[]): [number, number] {
  const inOrder = [...weighted].sort(([a], [b]) => a - b);
  const outside = inOrder.reduce((sum, [, weight]) => sum + weight, 0) / 20;
  const from = (list: typeof inOrder): number => {
    let sum = 0;
    return (list.find(([, weight]) => (sum += weight) > outside) ?? list[0]!)[0];
  };
  return [from(inOrder), from([...inOrder].reverse())];
}

function put(map: MapLibre, source: string, data: FeatureCollection): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data);
}

function drawOutlines(map: MapLibre, basemap: Basemap): void {
  put(map, "countries", basemap.countries);
  put(map, "provinces", feature(basemap.provinces, basemap.provinces.objects.provinces) as FeatureCollection);
  put(map, "names", names(basemap));
}

function draw(map: MapLibre, basemap: Basemap, places: readonly ListedPlace[]): void {
  put(map, "points", points(places));
  put(map, "areas", areas(basemap, places));
}

function areas(basemap: Basemap, places: readonly ListedPlace[]): FeatureCollection {
  const features = places
    .filter(({ drawn }) => drawn === "area")
    .sort((a, b) => (a.kind === b.kind ? b.claims - a.claims : a.kind === "country" ? -1 : 1))
    .map(({ key, name, kind, claims, outline }): Feature => ({ type: "Feature", geometry: shape(basemap, outline!), properties: { key, name, kind, claims } }));
  return { type: "FeatureCollection", features };
}

function shape(basemap: Basemap, outline: number | string): Geometry {
  if (typeof outline === "string") return basemap.countries.features.find(({ properties }) => properties.country === outline)!.geometry;
  return (feature(basemap.provinces, basemap.provinces.objects.provinces.geometries[outline]!) as Feature).geometry;
}

/** The names of countries, each in the middle of the box around its largest piece of land. */
function names(basemap: Basemap): FeatureCollection {
  const features = basemap.countries.features.map(({ geometry, properties }): Feature => {
    const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [];
    const boxes = polygons.map(([ring]) => box(ring ?? []));
    const [west, south, east, north] = boxes.sort((a, b) => (b[2] - b[0]) * (b[3] - b[1]) - (a[2] - a[0]) * (a[3] - a[1]))[0] ?? [0, 0, 0, 0];
    return { type: "Feature", geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] }, properties: { name: properties.name, order: -(east - west) * (north - south) } };
  });
  return { type: "FeatureCollection", features };
}

function box(ring: readonly number[][]): [number, number, number, number] {
  const found: [number, number, number, number] = [180, 90, -180, -90];
  for (const [x, y] of ring as [number, number][]) {
    found[0] = Math.min(found[0], x);
    found[1] = Math.min(found[1], y);
    found[2] = Math.max(found[2], x);
    found[3] = Math.max(found[3], y);
  }
  return found;
}

function mark(map: MapLibre, chosen: string | null): void {
  for (const layer of ["point-chosen", "area-chosen"]) map.setFilter(layer, ["==", ["get", "key"], chosen ?? ""]);
}

/** Bring a place that was chosen elsewhere into view. */
function show(map: MapLibre, place: ListedPlace | undefined, basemap: Basemap): void {
  if (!place || place.drawn === "list") return;
  if (place.drawn === "point") {
    const at: [number, number] = [place.longitude!, place.latitude!];
    if (!map.getBounds().contains(at) || map.getZoom() < 7) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 8), duration: 300 });
    return;
  }
  const geometry = shape(basemap, place.outline!);
  const rings = geometry.type === "MultiPolygon" ? geometry.coordinates.map(([outer]) => outer!) : geometry.type === "Polygon" ? [geometry.coordinates[0]!] : [];
  const largest = rings.map(box).sort((a, b) => (b[2] - b[0]) * (b[3] - b[1]) - (a[2] - a[0]) * (a[3] - a[1]))[0];
  if (largest) map.fitBounds(largest, { padding: 40, maxZoom: CLOSEST, duration: 300 });
}

async function pressed(map: MapLibre, event: MapMouseEvent, choose: (key: string) => void): Promise<void> {
  const [hit] = map.queryRenderedFeatures(event.point, { layers: ["point", "area"] });
  if (!hit) return;
  const { cluster_id: cluster, key } = hit.properties as { cluster_id?: number; key?: string };
  if (cluster === undefined) {
    if (key) choose(key);
    return;
  }
  const zoom = await map.getSource<GeoJSONSource>("points")!.getClusterExpansionZoom(cluster);
  const geometry = hit.geometry as Point;
  map.easeTo({ center: geometry.coordinates as [number, number], zoom: Math.min(CLOSEST, zoom + 0.3), duration: 300 });
}

function hover(map: MapLibre, event: MapMouseEvent, note: HTMLElement): void {
  const [hit] = map.isMoving() ? [] : map.queryRenderedFeatures(event.point, { layers: ["point", "area"] });
  map.getCanvas().style.cursor = hit ? "pointer" : "";
  note.hidden = !hit;
  if (!hit) return;
  const { name, claims, point_count: places, unsure } = hit.properties as { name?: string; claims: number; point_count?: number; unsure?: number };
  note.textContent = `${name ?? `${places} places`}: ${claims.toLocaleString("en")} claim${claims === 1 ? "" : "s"}${unsure ? `, ${unsure.toLocaleString("en")} unsure` : ""}`;
  note.style.transform = `translate(${event.point.x + 12}px, ${event.point.y + 12}px)`;
}

function placeOf(map: MapLibre): string {
  const { lng, lat } = map.getCenter();
  return `${lng.toFixed(3)},${lat.toFixed(3)},${map.getZoom().toFixed(2)}`;
}

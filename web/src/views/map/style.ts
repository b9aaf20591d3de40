/** The look of the map: bundled outlines, areas shaded by their claims, points with counts, dashed rings where a place is unsure. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

/** Colours as the style sheet has them, in the theme of the moment. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { water: of("--map-water"), land: of("--map-land"), line: of("--map-line"), ink: of("--ink"), muted: of("--muted"), accent: of("--accent"), onAccent: of("--accent-ink"), paper: of("--surface"), chosen: of("--map-chosen") };
}
type Colours = ReturnType<typeof colours>;

export const EMPTY = { type: "FeatureCollection" as const, features: [] };
const radius: ExpressionSpecification = ["interpolate", ["linear"], ["ln", ["max", 1, ["get", "claims"]]], 0, 9, 3, 14, 7, 24, 11, 36];
const ringSize: ExpressionSpecification = ["interpolate", ["linear"], ["ln", ["max", 1, ["get", "claims"]]], 0, 13 / 32, 3, 18 / 32, 7, 28 / 32, 11, 40 / 32];

export function style(c: Colours): StyleSpecification {
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: EMPTY, attribution: "Outlines: Natural Earth" },
      provinces: { type: "geojson", data: EMPTY },
      areas: { type: "geojson", data: EMPTY, promoteId: "key" },
      names: { type: "geojson", data: EMPTY },
      points: { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 44, clusterMaxZoom: 9, clusterProperties: { claims: ["+", ["get", "claims"]], unsure: ["+", ["get", "unsure"]] } },
    },
    layers: layers(c),
  };
}

function layers(c: Colours): LayerSpecification[] {
  return [
    { id: "water", type: "background", paint: { "background-color": c.water } },
    { id: "land", type: "fill", source: "countries", paint: { "fill-color": c.land, "fill-antialias": false } },
    { id: "area", type: "fill", source: "areas", paint: { "fill-antialias": false, "fill-color": c.accent, "fill-opacity": ["interpolate", ["linear"], ["ln", ["get", "claims"]], 0, 0.1, 8, 0.42] } },
    { id: "province-line", type: "line", source: "provinces", minzoom: 3.5, paint: { "line-color": c.line, "line-width": 0.5 } },
    { id: "country-line", type: "line", source: "countries", paint: { "line-color": c.line, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.6] } },
    { id: "area-line", type: "line", source: "areas", paint: { "line-color": c.accent, "line-width": 1.2, "line-opacity": 0.8 } },
    { id: "area-chosen", type: "line", source: "areas", filter: ["==", ["get", "key"], ""], paint: { "line-color": c.chosen, "line-width": 3 } },
    { id: "name", type: "symbol", source: "names", maxzoom: 7, layout: { "text-field": ["get", "name"], "text-font": ["Noto Sans"], "text-size": 11, "text-max-width": 7, "text-padding": 10, "symbol-sort-key": ["get", "order"] }, paint: { "text-color": c.muted, "text-halo-color": c.land, "text-halo-width": 1 } },
    { id: "ring", type: "symbol", source: "points", filter: [">", ["get", "unsure"], 0], layout: { "icon-image": "ring", "icon-size": ringSize, "icon-allow-overlap": true, "icon-ignore-placement": true } },
    { id: "point", type: "circle", source: "points", paint: { "circle-color": c.accent, "circle-opacity": ["case", ["has", "cluster"], 0.75, 0.92], "circle-radius": radius, "circle-stroke-color": c.paper, "circle-stroke-width": 1.5 } },
    { id: "point-chosen", type: "circle", source: "points", filter: ["==", ["get", "key"], ""], paint: { "circle-color": "transparent", "circle-radius": radius, "circle-stroke-color": c.chosen, "circle-stroke-width": 4 } },
    { id: "count", type: "symbol", source: "points", layout: { "text-field": countText, "text-font": ["Noto Sans"], "text-size": 11, "text-allow-overlap": true, "text-ignore-placement": true }, paint: { "text-color": c.onAccent } },
  ];
}

const countText: ExpressionSpecification = [
  "case",
  ["has", "label"],
  ["get", "label"],
  [">=", ["get", "claims"], 10000],
  ["concat", ["to-string", ["round", ["/", ["get", "claims"], 1000]]], "k"],
  ["to-string", ["get", "claims"]],
];

/** A dashed ring of 64 pixels across, drawn once, scaled to stand around any point. */
export function ring(colour: string): ImageData {
  const size = 128;
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = canvas.getContext("2d")!;
  pen.strokeStyle = colour;
  pen.lineWidth = 6;
  pen.setLineDash([14, 9]);
  pen.beginPath();
  pen.arc(size / 2, size / 2, size / 2 - 6, 0, 2 * Math.PI);
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

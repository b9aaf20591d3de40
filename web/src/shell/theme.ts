/** Light, dark, or as the system has it; remembered in this browser. */
import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";
const KEY = "communique-theme";
const stored = (): Theme => {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system"; // Storage may be forbidden; the choice then lasts as long as the page.
  }
};

export const theme = signal<Theme>(stored());

export function setTheme(value: Theme): void {
  theme.value = value;
  apply();
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // See above.
  }
}

export function apply(): void {
  if (theme.value === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme.value;
}

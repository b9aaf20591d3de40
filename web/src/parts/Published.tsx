/** One sentence where feeds and downloads are offered: which claims come late there, or with their places made coarser. */
import { session } from "../state/session";

export function Published() {
  const told = session.value?.publishing;
  return told ? <p class="muted published">{told}</p> : null;
}

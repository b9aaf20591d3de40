/** Documents that were handed to the server to be read, and how far it is with each. */
import { signal } from "@preact/signals";
import { get, postForm } from "../../api/client";
import type { Reading } from "../../api/records";

const EVERY = 600; // milliseconds between two looks
const LARGEST = 10_000_000; // bytes of one document, as the reader has it

export const readings = signal<readonly Reading[]>([]);
export const refused = signal<string | null>(null);
/** How many readings have ended while this page was open. */
export const finished = signal(0);
let looking = false;

export const ended = ({ stage }: Reading): boolean => stage === "done" || stage === "failed";

export interface About {
  outlet: string;
  published: string;
}

export async function read(what: File | { text: string } | { address: string }, about: About): Promise<void> {
  refused.value = null;
  const form = new FormData();
  if (what instanceof File) {
    if (what.size > LARGEST) {
      refused.value = `${what.name} has more than ${LARGEST / 1e6} million bytes; split it.`;
      return;
    }
    form.append("file", what);
  } else for (const [name, value] of Object.entries(what)) form.append(name, value);
  if (about.outlet) form.append("outlet", about.outlet);
  if (about.published) form.append("published", about.published);
  try {
    const asked = await postForm<Reading>("./api/readings", form);
    readings.value = [asked, ...readings.value];
    follow();
  } catch (error) {
    refused.value = (error as Error).message;
  }
}

/** Look at the server's readings, and go on looking while one of them has not ended. */
export function follow(): void {
  if (looking) return;
  looking = true;
  const look = async (): Promise<void> => {
    try {
      const before = readings.value.filter(ended).length;
      readings.value = await get<Reading[]>("./api/readings");
      finished.value += Math.max(0, readings.value.filter(ended).length - before);
    } catch (error) {
      refused.value = (error as Error).message;
      looking = false;
      return;
    }
    looking = readings.value.some((one) => !ended(one));
    if (looking) setTimeout(() => void look(), EVERY);
  };
  void look();
}

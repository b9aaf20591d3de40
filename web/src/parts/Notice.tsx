/** A line that tells what is missing or went wrong. */
import type { ComponentChildren } from "preact";

export function Notice({ children, bad = false }: { children: ComponentChildren; bad?: boolean }) {
  return (
    <p class={bad ? "notice error" : "notice"} role={bad ? "alert" : "status"}>
      {children}
    </p>
  );
}

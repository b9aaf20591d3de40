/** What can be decided, each with its key; always in sight. */
import { mayReview } from "../../state/session";
import { current } from "./queue";
import { busy, reason, redoable, told, undoable } from "./deciding";
import { type Action, SHORTCUTS } from "./shortcuts";

export interface ActionsProps {
  act: (action: Action) => void;
  disabled: boolean;
}
const FIRST: readonly Action[] = ["accept", "reject", "skip", "undo"];
const NEXT: readonly Action[] = ["add", "split", "merge"];
const LOOKING: readonly Action[] = ["skip", "next", "previous", "history", "help"];
const MORE: readonly Action[] = ["redo", "add", "split", "merge", "publish", "draft", "previous", "next", "history", "help"];

export function Actions({ act, disabled }: ActionsProps) {
  const can = (action: Action): boolean => {
    if (LOOKING.includes(action)) return !disabled || action === "help" || action === "history";
    if (!mayReview.value) return false;
    if (action === "undo") return undoable.value.length > 0;
    if (action === "redo") return redoable.value.length > 0;
    return !disabled;
  };
  const label = (action: Action, usual: string): string => (action === "accept" && current.value?.current && current.value.state !== "draft" ? "Publish" : usual);
  const button = (action: Action) => {
    const shortcut = SHORTCUTS.find((one) => one.action === action)!;
    return (
      <button key={action} type="button" class={action === "accept" ? "primary" : undefined} disabled={!can(action)} aria-keyshortcuts={shortcut.key} title={shortcut.does} onClick={() => act(action)}>
        {label(action, shortcut.label)} <kbd aria-hidden="true">{shortcut.key}</kbd>
      </button>
    );
  };
  return (
    <div class="review-actions no-print" role="toolbar" aria-label="Decide" aria-busy={busy.value > 0}>
      <div class="actions-first">{FIRST.map(button)}</div>
      <div class="actions-first actions-wide">{NEXT.map(button)}</div>
      <label class="review-reason">
        <span class="visually-hidden">Reason for the next decision</span>
        <input id="review-reason" type="text" maxLength={2000} placeholder="Reason (c)" value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
      </label>
      <details class="menu actions-menu">
        <summary class="button">More</summary>
        <div class="menu-body" onClick={(event) => event.currentTarget.closest("details")?.removeAttribute("open")}>{MORE.map(button)}</div>
      </details>
      <p class="muted review-told" role="status">
        {told.value}
      </p>
    </div>
  );
}

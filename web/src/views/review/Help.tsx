/** The list of keys, as a dialog. */
import { useEffect, useRef } from "preact/hooks";
import { SHORTCUTS, WHILE_CORRECTING } from "./shortcuts";

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "?") {
      event.preventDefault();
      dialog.current?.close();
    }
    event.stopPropagation();
  };
  return (
    <dialog class="review-help" ref={dialog} onClose={onClose} onKeyDown={onKeyDown} aria-labelledby="help-title">
      <header>
        <h2 id="help-title">Keys</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <div class="help-columns">
        <Keys title="Deciding" rows={SHORTCUTS.map(({ key, does }) => [key, does] as const)} />
        <Keys title="Correcting a field" rows={WHILE_CORRECTING} />
      </div>
      <p class="muted">Each decision and each correction is a new version of the claim; nothing is overwritten.</p>
    </dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The list of keys, as a dialog. */
import { useEffect, useRef } from "preact/hooks";
import { EVERYWHERE, type KeyGroup, listing, pageKeys } from "./keys";

export function Keys() {
  return listing.value ? <Dialog groups={[...pageKeys.value, EVERYWHERE]} /> : null;
}

function Dialog({ groups }: { groups: readonly KeyGroup[] }) {
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
    <dialog class="keys" ref={dialog} onClose={() => (listing.value = false)} onKeyDown={onKeyDown} aria-labelledby="keys-title">
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <div class="keys-columns">
        {groups.map(({ title, rows, note }) => (
          <section key={title}>
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
            {note && <p class="muted">{note}</p>}
          </section>
        ))}
      </div>
    </dialog>
  );
}

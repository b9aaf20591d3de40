/** What an address shows that names no page. */
import { href } from "../state/url";

export function NotFound() {
  return (
    <section class="not-found">
      <h1>There is no such page</h1>
      <p>The address names none of this application. A link may have been cut short when it was copied.</p>
      <p>
        <a class="button" href={href("")}>
          To the start
        </a>{" "}
        <a class="button" href={href("claims")}>
          All claims
        </a>
      </p>
    </section>
  );
}

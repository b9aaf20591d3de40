/** What a band without an upper end is filled with: it fades upwards. */
export function Fading() {
  return (
    <svg class="rows-defs" width="0" height="0" aria-hidden="true">
      <linearGradient id="fading" x1="0" y1="1" x2="0" y2="0">
        <stop offset="0" class="fade-from" />
        <stop offset="1" class="fade-to" />
      </linearGradient>
    </svg>
  );
}

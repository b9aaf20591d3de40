/** When: claims by day, month or year; drag over it to choose a window, drag its axis or use the buttons to move it. */
import { computed, useComputed, useSignal } from "@preact/signals";
import { scaleLinear, scaleUtc } from "d3-scale";
import { useEffect, useRef } from "preact/hooks";
import type { Period, Timeline as Answer } from "../../api/records";
import { useAnswer } from "../../api/use";
import { Notice } from "../../parts/Notice";
import { fits } from "../../parts/axes";
import { asking, filterOf, setFilter } from "../../state/filter";
import { query, setQuery } from "../../state/url";
import { after, DAY, shapes, type Step, toDay, total, toTime, window as windowOf } from "./days";

const HEIGHT = 132;
const AXIS = 22;
const GUTTER = 40; // pixels on the left for the counts
const BY_DAY = 420 * DAY; // up to so long a span is told by day
const LEAST = 7 * DAY;
const undatedToo = computed(() => filterOf(query.value, ["start", "end", "undated"]));
/** The span that is in view as the address has it: FIRST..LAST. */
const asked = computed(() => (query.value.get("span") ?? "").split("..").map((day) => toTime(day)));

export function Timeline({ chosen }: { chosen: string | null }) {
  const whole = useAnswer<Answer>(useComputed(() => asking("timeline", { step: "month" }, undatedToo.value)));
  const moved = useSignal<readonly [number, number] | null>(null);
  const months = whole.value.value;
  const all = extentOf(months);
  const [first, last] = asked.value;
  const inAddress = first !== undefined && last !== undefined && last > first ? ([first, last] as const) : null;
  const view = moved.value ?? inAddress ?? all;
  const fixed = inAddress ?? all;
  const byDay = !!fixed && fixed[1] - fixed[0] <= BY_DAY;
  const days = useSignal<string | null>(null);
  const wanted = byDay ? asking("timeline", { step: "day", first: toDay(fixed[0]), last: toDay(fixed[1]) }, undatedToo.value) : null;
  const spot = useSignal<string | null>(null);
  const own = chosen && fixed ? asking("timeline", { step: byDay ? "day" : "month", spot: chosen }, undatedToo.value) : null;
  useEffect(() => {
    days.value = wanted;
    spot.value = own;
  }, [wanted, own]);
  const daily = useAnswer<Answer>(days);
  const ofPlace = useAnswer<Answer>(spot);
  if (whole.value.state === "failed") return <Notice bad>{whole.value.error.message}</Notice>;
  if (!months || !view || !all) return months ? <p class="muted">None of these claims is dated.</p> : <p class="loading">…</p>;
  const told = byDay && daily.value.value ? daily.value.value : months;
  const settle = (span: readonly [number, number]) => {
    moved.value = null;
    const same = span[0] <= all[0] && span[1] >= all[1];
    setQuery({ span: same ? undefined : `${toDay(span[0])}..${toDay(span[1])}` }, true);
  };
  return (
    <section class="timeline" aria-label="Timeline">
      <Steering view={view} all={all} undated={months.undated ?? 0} onMove={settle} />
      <Chart told={told} own={own ? (ofPlace.value.value ?? null) : null} view={view} onMove={(span) => (moved.value = span)} onSettle={settle} />
    </section>
  );
}

function extentOf(months: Answer | undefined): readonly [number, number] | null {
  if (!months?.periods?.length) return null;
  const periods = months.periods;
  return [toTime(periods[0]!.start), after(toTime(periods[periods.length - 1]!.start), months.step)];
}

type Span = readonly [number, number];

function Steering({ view, all, undated, onMove }: { view: Span; all: Span; undated: number; onMove: (span: Span) => void }) {
  const zoom = (by: number) => onMove(zoomed(view, by, (view[0] + view[1]) / 2, all));
  const shift = (by: number) => onMove(shifted(view, (view[1] - view[0]) * by));
  const set = (name: "start" | "end") => (event: Event) => setFilter({ [name]: (event.currentTarget as HTMLInputElement).value });
  const windowed = query.value.has("start") || query.value.has("end");
  return (
    <div class="timeline-steering no-print">
      <span class="dates">
        <label>
          From <input type="date" value={query.value.get("start") ?? ""} onChange={set("start")} />
        </label>
        <label>
          to <input type="date" value={query.value.get("end") ?? ""} onChange={set("end")} />
        </label>
      </span>
      {windowed && (
        <button type="button" class="plain" onClick={() => setFilter({ start: undefined, end: undefined })}>
          All time
        </button>
      )}
      <span class="muted timeline-key">
        <span>
          <span class="key key-within" /> in that time
        </span>
        <span>
          <span class="key key-over" /> longer than it
        </span>
        <span>
          <span class="key key-open" /> one side unknown
        </span>
        {undated > 0 && <span>{undated.toLocaleString("en")} undated</span>}
      </span>
      <span class="timeline-buttons">
        <button type="button" onClick={() => shift(-0.5)} aria-label="Earlier">
          ◀
        </button>
        <button type="button" onClick={() => shift(0.5)} aria-label="Later">
          ▶
        </button>
        <button type="button" onClick={() => zoom(0.5)} aria-label="Closer">
          +
        </button>
        <button type="button" onClick={() => zoom(2)} aria-label="Wider">
          −
        </button>
      </span>
    </div>
  );
}

function zoomed([first, last]: Span, by: number, around: number, all: Span): Span {
  const length = Math.min(Math.max(LEAST, (last - first) * by), all[1] - all[0]);
  const start = around - (around - first) * (length / (last - first));
  return [Math.max(all[0], Math.min(start, all[1] - length)), Math.max(all[0] + length, Math.min(start + length, all[1]))];
}
const shifted = ([first, last]: Span, by: number): Span => [first + by, last + by];

interface ChartProps {
  told: Answer;
  own: Answer | null;
  view: Span;
  onMove: (span: Span) => void;
  onSettle: (span: Span) => void;
}

function Chart({ told, own, view, onMove, onSettle }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const wide = useSignal(800);
  const brush = useSignal<Span | null>(null);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => (wide.value = Math.max(200, entry!.contentRect.width)));
    watch.observe(frame.current!);
    return () => watch.disconnect();
  }, []);
  const x = scaleUtc().domain([...view]).range([GUTTER, wide.value]);
  const seen = (told.periods ?? []).filter(({ start }) => toTime(start) < view[1] && after(toTime(start), told.step) > view[0]);
  const y = scaleLinear().domain([0, Math.max(1, ...seen.map(total))]).nice(3).range([HEIGHT - AXIS, 18]);
  const at = (event: PointerEvent | WheelEvent) => Math.max(view[0], Math.min(view[1] - 1, x.invert(event.clientX - frame.current!.getBoundingClientRect().left).getTime()));
  const dragged = useDrag({ x, view, told, brush, at, onMove, onSettle });
  const paths = shapes(seen, told.step, (time) => x(time), (claims) => y(claims));
  const chosen = brush.value ?? inAddress(told);
  return (
    <div ref={frame} class="timeline-frame">
      <svg width={wide.value} height={HEIGHT} role="img" aria-label={summary(seen, told.step)} {...dragged}>
        <defs>
          <pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="5" class="hatch" />
          </pattern>
          <clipPath id="in-view">
            <rect x={GUTTER} width={Math.max(0, wide.value - GUTTER)} height={HEIGHT} />
          </clipPath>
        </defs>
        {y.ticks(3).map((claims) => (
          <g key={claims} transform={`translate(0,${y(claims)})`} class="grid">
            <line x1={GUTTER} x2={wide.value} />
            <text x={GUTTER - 6} y={4} text-anchor="end">
              {claims.toLocaleString("en")}
            </text>
          </g>
        ))}
        <g clip-path="url(#in-view)">
          <path class="bar-within" d={paths.within} />
          <path class="bar-over" d={paths.over} />
          <path class="bar-open" d={paths.open} />
          {own && <path class="bar-own" d={ownPath(own, told.step, x, y)} />}
          {chosen && <rect class="brush" x={x(chosen[0])} width={Math.max(2, x(chosen[1]) - x(chosen[0]))} y={0} height={HEIGHT - AXIS} />}
        </g>
        <g class="axis" transform={`translate(0,${HEIGHT - AXIS})`}>
          <rect width={wide.value} height={AXIS} class="axis-grip" />
          <line x1={GUTTER} x2={wide.value} />
          {x.ticks(Math.max(2, Math.floor(wide.value / 90))).map((tick) => (
            <g key={tick.getTime()} transform={`translate(${x(tick)},0)`}>
              <line y2={5} />
              {fits(label(tick, view), x(tick), wide.value) && (
                <text y={17} x={4}>
                  {label(tick, view)}
                </text>
              )}
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}

function ownPath(own: Answer, step: Step, x: (time: number) => number, y: (claims: number) => number): string {
  if (own.step !== step) return "";
  const told = shapes(own.periods ?? [], step, x, y);
  return told.within + told.over + told.open;
}

/** The window that the filter holds; an open side reaches to the edge of what is shown. */
function inAddress({ earliest, latest }: Answer): Span | null {
  const [start, end] = [query.value.get("start"), query.value.get("end")];
  if (!start && !end) return null;
  return [toTime(start ?? earliest ?? "1900-01-01"), toTime(end ?? latest ?? "2100-01-01") + DAY];
}

const summary = (periods: readonly Period[], step: Step): string =>
  `Claims by ${step}: ${periods.length} ${step}s with claims in view, at most ${Math.max(0, ...periods.map(total)).toLocaleString("en")} in one. The dates can be typed above.`;

function label(tick: Date, [first, last]: Span): string {
  const iso = tick.toISOString();
  if (last - first > 900 * DAY) return iso.slice(0, 4);
  return last - first > 100 * DAY ? iso.slice(0, 7) : iso.slice(0, 10);
}

interface Drag {
  x: (time: number) => number;
  view: Span;
  told: Answer;
  brush: { value: Span | null };
  at: (event: PointerEvent | WheelEvent) => number;
  onMove: (span: Span) => void;
  onSettle: (span: Span) => void;
}

/** Dragging the bars chooses a window, a click one period; dragging the axis moves the span, the wheel brings it closer. */
function useDrag({ x, view, told, brush, at, onMove, onSettle }: Drag) {
  const held = useRef<{ kind: "brush" | "move"; from: number; x: number; view: Span } | null>(null);
  const latest = useRef<Span>(view);
  latest.current = view;
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      const onAxis = (event.target as Element).closest(".axis") !== null;
      held.current = { kind: onAxis || event.shiftKey ? "move" : "brush", from: at(event), x: event.clientX, view };
    },
    onPointerMove: (event: PointerEvent) => {
      const grip = held.current;
      if (!grip) return;
      if (grip.kind === "brush") brush.value = [Math.min(grip.from, at(event)), Math.max(grip.from, at(event))];
      else onMove(shifted(grip.view, ((grip.x - event.clientX) * (grip.view[1] - grip.view[0])) / Math.max(1, x(grip.view[1]) - x(grip.view[0]))));
    },
    onPointerUp: (event: PointerEvent) => {
      const grip = held.current;
      held.current = null;
      if (grip?.kind === "move") return onSettle(latest.current);
      const [from, to] = brush.value ?? [0, 0];
      brush.value = null;
      if (!grip) return;
      if (Math.abs(grip.x - event.clientX) > 3) return setFilter({ ...windowOf(floor(from, told.step), after(floor(to, told.step), told.step)), undated: undefined });
      const hit = floor(grip.from, told.step);
      setFilter({ ...windowOf(hit, after(hit, told.step)), undated: undefined });
    },
    onPointerCancel: () => {
      held.current = null;
      brush.value = null;
    },
    onWheel: (event: WheelEvent) => {
      if (!event.ctrlKey && Math.abs(event.deltaY) >= Math.abs(event.deltaX) && !event.shiftKey) return;
      event.preventDefault();
      onSettle(shifted(view, ((event.deltaX || event.deltaY) / 600) * (view[1] - view[0])));
    },
  };
}

/** The first moment of the period around a moment. */
function floor(time: number, step: Step): number {
  const date = new Date(time);
  if (step === "day") return Math.floor(time / DAY) * DAY;
  return Date.UTC(date.getUTCFullYear(), step === "month" ? date.getUTCMonth() : 0, 1);
}

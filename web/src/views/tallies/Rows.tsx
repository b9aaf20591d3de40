/** The rows of a tally: a step line at the least, a band to the most, faded where there is no upper end. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Tally, TallyLine, TallyPoint } from "../../api/records";
import { fits, moments } from "../../parts/axes";
import { Fading } from "../../parts/Fading";
import { query } from "../../state/url";
import { after, toTime } from "../map/days";
import { across, GUTTER, isOpen, marks, periodName, top, up } from "./scales";
import { bounds, shortBounds } from "./Tallies";

const HEIGHT = 74;
const FEW = 8;

export interface RowsProps {
  tally: Tally;
  chosen: { source: string; start: string } | null;
  onChoose: (source: string, start: string) => void;
  /** What is shown under the row of the chosen point. */
  children?: ComponentChildren;
}

export function Rows({ tally, chosen, onChoose, children }: RowsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const wide = useSignal(700);
  const shown = useSignal(FEW);
  useEffect(() => {
    const watch = new ResizeObserver(() => (wide.value = Math.max(180, frame.current?.querySelector(".row-chart")?.clientWidth ?? 700)));
    watch.observe(frame.current!);
    return () => watch.disconnect();
  }, []);
  const kind = query.value.get("scale") ?? "log";
  const lines = tally.lines ?? [];
  const x = across(tally, wide.value);
  const y = up(tally, kind, HEIGHT);
  const at = lines.findIndex(({ source }) => source === chosen?.source);
  return (
    <div class="rows" ref={frame}>
      <Fading />
      {lines.slice(0, Math.max(shown.value, at + 1)).map((line) => (
        <div key={line.source} class="row">
          <div class="row-name">
            <span dir="auto">{line.source}</span>
            <span class="muted">
              {line.claims.toLocaleString("en")} claim{line.claims === 1 ? "" : "s"}
            </span>
          </div>
          <div class="row-chart">
            <Row line={line} step={tally.step} x={x} y={y} wide={wide.value} marks={marks(y, kind)} chosen={chosen?.source === line.source ? chosen.start : null} onChoose={(start) => onChoose(line.source, start)} />
          </div>
          {chosen?.source === line.source && children}
        </div>
      ))}
      <div class="row">
        <div class="row-name" />
        <svg class="row-axis" width={wide.value} height={22} aria-hidden="true">
          {moments(x, tally.step, Math.max(2, Math.floor(wide.value / 110))).map((tick) => (
            <g key={tick.getTime()} transform={`translate(${x(tick)},0)`}>
              <line y2={5} />
              {fits(tickName(tick, tally.step, x.domain()), x(tick), wide.value) && (
                <text y={17} x={3}>
                  {tickName(tick, tally.step, x.domain())}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      {lines.length > shown.value && (
        <button type="button" onClick={() => (shown.value += FEW)}>
          {Math.min(FEW, lines.length - shown.value)} more sources of {lines.length - shown.value}
        </button>
      )}
    </div>
  );
}

function tickName(tick: Date, step: Tally["step"], [first, last]: Date[]): string {
  const days = (last!.getTime() - first!.getTime()) / 86_400_000;
  return tick.toISOString().slice(0, days > 1200 || step === "year" ? 4 : days > 120 || step === "month" ? 7 : 10);
}

interface RowProps {
  line: TallyLine;
  step: Tally["step"];
  x: ReturnType<typeof across>;
  y: ReturnType<typeof up>;
  wide: number;
  marks: readonly number[];
  chosen: string | null;
  onChoose: (start: string) => void;
}

function Row({ line, step, x, y, wide, marks, chosen, onChoose }: RowProps) {
  return (
    <svg width={wide} height={HEIGHT + 2} role="group" aria-label={`${line.source}: ${line.points.length} ${step}s`}>
      {marks.map((mark) => (
        <g key={mark} class="grid" transform={`translate(0,${y(mark)})`}>
          <line x1={GUTTER} x2={wide} />
          <text x={GUTTER - 6} y={4} text-anchor="end">
            {mark.toLocaleString("en")}
          </text>
        </g>
      ))}
      <line class="base" x1={GUTTER} x2={wide} y1={y(0)} y2={y(0)} />
      <polyline class="joining" points={line.points.map(({ start, bound }) => `${x(toTime(start)) + widthOf(start, step, x) / 2},${y(bound.low ?? 0)}`).join(" ")} />
      {line.points.map((point, n) => (
        <Point key={point.start} source={line.source} point={point} step={step} x={x} y={y} label={labelAt(line.points, n, step, x, wide)} chosen={chosen === point.start} onChoose={onChoose} />
      ))}
    </svg>
  );
}

const widthOf = (start: string, step: Tally["step"], x: RowProps["x"]): number => Math.max(6, x(after(toTime(start), step)) - x(toTime(start)) - 1);

const LETTER = 8; // pixels of a letter of a mark's words, at the most

/** Where the words of a mark have room: over it, else behind it, else before it; null where nowhere. */
function labelAt(points: readonly TallyPoint[], n: number, step: Tally["step"], x: RowProps["x"], wide: number): { at: number; anchor: "start" | "end" } | null {
  const point = points[n]!;
  const left = x(toTime(point.start));
  const right = left + widthOf(point.start, step, x);
  const room = LETTER * shortBounds(point).length + 8;
  if (right - left >= room) return { at: left + 6, anchor: "start" };
  const next = points[n + 1] ? x(toTime(points[n + 1]!.start)) : wide;
  if (next - right >= room) return { at: right + 4, anchor: "start" };
  const former = points[n - 1] ? x(toTime(points[n - 1]!.start)) + widthOf(points[n - 1]!.start, step, x) : GUTTER;
  return left - former >= room ? { at: left - 4, anchor: "end" } : null;
}

type PointProps = Pick<RowProps, "step" | "x" | "y" | "onChoose"> & { source: string; point: TallyPoint; label: ReturnType<typeof labelAt>; chosen: boolean };

function Point({ source, point, step, x, y, label, chosen, onChoose }: PointProps) {
  const left = x(toTime(point.start));
  const wide = widthOf(point.start, step, x);
  const low = point.bound.low ?? 0;
  const open = isOpen(point);
  const upper = open ? 2 : y(Math.max(top(point), low));
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose(point.start);
  };
  return (
    <g class={chosen ? "point chosen" : "point"} role="button" tabindex={0} aria-pressed={chosen} aria-label={`${source}, ${periodName(point.start, step)}: ${bounds(point)}`} onClick={() => onChoose(point.start)} onKeyDown={press}>
      <title>{`${source}, ${periodName(point.start, step)}: ${bounds(point)}`}</title>
      <rect class="reach" x={left} width={wide} y={0} height={HEIGHT} />
      {point.bound.low !== null && <rect class="under" x={left} width={wide} y={y(low)} height={Math.max(0, y(0) - y(low))} />}
      <rect class={open ? "band open" : "band"} x={left} width={wide} y={upper} height={Math.max(0, y(low) - upper)} />
      {open && <path class="open-mark" d={`M${left + wide - Math.min(wide / 2, 10) - 3},6l3,-4l3,4`} />}
      <line class="least" x1={left} x2={left + wide} y1={y(low)} y2={y(low)} />
      {!open && upper < y(low) - 1 && <line class="most" x1={left} x2={left + wide} y1={upper} y2={upper} />}
      {label && (
        <text class="mark-text" x={label.at} text-anchor={label.anchor} y={Math.max(13, y(low) - 5)}>
          {shortBounds(point)}
        </text>
      )}
    </g>
  );
}

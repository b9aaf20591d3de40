/** The figures of an incident over time: one row a source, a bar from the least to the most that it says, as of its day. */
import { useSignal } from "@preact/signals";
import { scaleLinear, scaleUtc } from "d3-scale";
import { useEffect, useRef } from "preact/hooks";
import type { StoredClaim } from "../../api/records";
import { Fading } from "../../parts/Fading";
import { familyClass } from "../../parts/kinds";
import { DAY } from "../map/days";
import { type Mark, type Measure, measuresOf } from "./measures";

const HEIGHT = 46;
const TOP = 14; // pixels above the highest mark, for its label
const WIDE = 12; // of a bar
const UNDATED = 90; // pixels kept at the end for what has no day

export interface FiguresProps {
  claims: readonly StoredClaim[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

export function Figures({ claims, chosen, onChoose }: FiguresProps) {
  const frame = useRef<HTMLDivElement>(null);
  const wide = useSignal(600);
  useEffect(() => {
    const watch = new ResizeObserver(() => (wide.value = Math.max(180, frame.current?.querySelector(".row-chart")?.clientWidth ?? 600)));
    watch.observe(frame.current!);
    return () => watch.disconnect();
  }, []);
  const measures = measuresOf(claims);
  const marks = measures.flatMap(({ rows }) => rows.flatMap((row) => row.marks));
  const times = marks.flatMap(({ time }) => (time === null ? [] : [time]));
  const [first, last] = times.length ? [Math.min(...times), Math.max(...times)] : [0, 0];
  const room = wide.value - (marks.some(({ time }) => time === null) ? UNDATED : 0);
  const x = scaleUtc().domain([first, Math.max(last, first + DAY)]).range([WIDE, Math.max(WIDE + 1, room - 60)]);
  const days = [...new Set(times)].sort((a, b) => a - b);
  return (
    <div class="figures" ref={frame}>
      <Fading />
      {measures.map((measure) => (
        <MeasureRows key={measure.type} measure={measure} x={(mark) => (mark.time === null ? wide.value - UNDATED + WIDE : x(mark.time))} wide={wide.value} chosen={chosen} onChoose={onChoose} />
      ))}
      {measures.length > 0 && (
        <div class="row">
          <div class="row-name muted">as of</div>
          <svg class="row-axis" width={wide.value} height={22} aria-hidden="true">
            {spaced(days, x).map((day) => (
              <g key={day} transform={`translate(${x(day)},0)`}>
                <line y2={5} />
                <text y={17} x={-WIDE / 2}>
                  {new Date(day).toISOString().slice(0, 10)}
                </text>
              </g>
            ))}
            {room < wide.value && (
              <text y={17} x={wide.value - UNDATED + WIDE / 2}>
                undated
              </text>
            )}
          </svg>
        </div>
      )}
    </div>
  );
}

/** The days that can be written without touching each other. */
function spaced(days: readonly number[], x: (day: number) => number): number[] {
  const kept: number[] = [];
  for (const day of days) if (!kept.length || x(day) - x(kept[kept.length - 1]!) > 84) kept.push(day);
  return kept;
}

type MeasureRowsProps = { measure: Measure; x: (mark: Mark) => number; wide: number; chosen: string | null; onChoose: (id: string) => void };

function MeasureRows({ measure, x, wide, chosen, onChoose }: MeasureRowsProps) {
  const y = scaleLinear().domain([0, measure.highest]).range([HEIGHT, TOP]);
  return (
    <section class="measure" aria-label={measure.label}>
      <h3 class={`family ${familyClass(measure.type)}`}>{measure.label}</h3>
      {measure.rows.map(({ source, marks }) => (
        <div key={source} class="row">
          <div class="row-name" dir="auto">
            {source}
          </div>
          <div class="row-chart">
            <svg width={wide} height={HEIGHT + 2} role="group" aria-label={`${source}: ${measure.label}`}>
              <g class="grid" transform={`translate(0,${y(measure.highest)})`}>
                <line x2={wide} />
              </g>
              <line class="base" x2={wide} y1={y(0)} y2={y(0)} />
              {placed(marks, x).map(({ mark, left }) => (
                <Bar key={mark.id} source={source} mark={mark} left={left} y={y} chosen={chosen === mark.id} onChoose={onChoose} />
              ))}
            </svg>
          </div>
        </div>
      ))}
    </section>
  );
}

/** Marks of one day stand beside each other. */
function placed(marks: readonly Mark[], x: (mark: Mark) => number): { mark: Mark; left: number }[] {
  let end = -Infinity;
  return marks.map((mark) => {
    const left = Math.max(x(mark) - WIDE / 2, end);
    end = left + WIDE + 7 * mark.text.length + 10;
    return { mark, left };
  });
}

type BarProps = { source: string; mark: Mark; left: number; y: (count: number) => number; chosen: boolean; onChoose: (id: string) => void };

function Bar({ source, mark, left, y, chosen, onChoose }: BarProps) {
  const { low, high } = mark;
  const open = high === null;
  const upper = open ? 3 : y(high);
  const name = `${source}: ${mark.text}, as of ${mark.day}`;
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose(mark.id);
  };
  return (
    <g class={chosen ? "point chosen" : "point"} role="button" tabindex={0} aria-pressed={chosen} aria-label={name} onClick={() => onChoose(mark.id)} onKeyDown={press}>
      <title>{name}</title>
      <rect class="reach" x={left - 2} width={WIDE + 7 * mark.text.length + 8} y={0} height={HEIGHT} />
      <rect class="under" x={left} width={WIDE} y={y(low)} height={Math.max(0, y(0) - y(low))} />
      <rect class={open ? "band open" : "band"} x={left} width={WIDE} y={upper} height={Math.max(0, y(low) - upper)} />
      <line class="least" x1={left} x2={left + WIDE} y1={y(low)} y2={y(low)} />
      {!open && high > low && <line class="least" x1={left} x2={left + WIDE} y1={upper} y2={upper} />}
      {open && <path class="open-mark" d={`M${left + WIDE / 2 - 3},7l3,-4l3,4`} />}
      <text class="mark-text" x={left + WIDE + 4} y={Math.min(HEIGHT - 3, Math.max(TOP, y(low) + 4))}>
        {mark.text}
      </text>
    </g>
  );
}

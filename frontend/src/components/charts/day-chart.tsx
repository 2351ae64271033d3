import { type PointerEvent, useState } from "react";

import { useWidth } from "@/lib/use-width";

import { lineThrough } from "./scale";
import { shortDay } from "./short-day";
import { ChartTip } from "./chart-tip";

const HEIGHT = 180;
const TOP = 24;
const BOTTOM = 24;
const RIGHT = 8;
const DATE_WIDTH = 72;

interface Series {
  name: string;
  tone: "accent" | "slate";
  values: readonly (number | null | undefined)[];
}

interface Props {
  /** What is shown, for those who do not see it. */
  label: string;
  dates: readonly string[];
  series: readonly Series[];
  /** End of the scale, which begins at zero. */
  top: number;
  /** Room for the numbers of the scale. */
  left: number;
  isFilled?: boolean;
  show?: (value: number) => string;
  /** How a day is called. */
  nameOf?: (date: string) => string;
  /** What is said of a day beside its name. */
  tip: (day: number) => readonly string[];
}

/** Lines over days, or weeks by their first day, each named where it is highest; pointing at a day tells its numbers. */
export function DayChart({
  label,
  dates,
  series,
  top,
  left,
  isFilled = false,
  show = String,
  nameOf = shortDay,
  tip,
}: Props) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const last = Math.max(1, dates.length - 1);
  const zero = HEIGHT - BOTTOM;
  const x = (day: number) => left + ((width - left - RIGHT) * day) / last;
  const y = (value: number) => zero - ((zero - TOP) * value) / top;
  const every = Math.max(1, Math.ceil((dates.length * DATE_WIDTH) / Math.max(1, width - left)));
  const names = placed(series.map((one) => peak(one, x, y)));

  function point({ clientX, currentTarget }: PointerEvent) {
    const at = clientX - currentTarget.getBoundingClientRect().left - left;
    const day = Math.round((at / Math.max(1, width - left - RIGHT)) * last);
    setPointed(Math.min(dates.length - 1, Math.max(0, day)));
  }

  return (
    <div
      ref={ref}
      className="relative h-45 text-xs tabular-nums"
      onPointerMove={point}
      onPointerLeave={() => setPointed(null)}
    >
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={HEIGHT} className="block">
          {[0, top / 2, top].map((value) => (
            <text key={value} x={left - 8} y={y(value) + 4} textAnchor="end" className="fill-faint">
              {show(value)}
            </text>
          ))}
          <line x1={left} x2={width - RIGHT} y1={zero} y2={zero} className="stroke-line" />
          {dates.map(
            (date, day) =>
              (dates.length - 1 - day) % every === 0 &&
              x(day) >= left + 16 && (
                <text
                  key={date}
                  x={x(day)}
                  y={HEIGHT - 6}
                  textAnchor={day === dates.length - 1 ? "end" : "middle"}
                  className="fill-faint"
                >
                  {shortDay(date)}
                </text>
              ),
          )}
          {pointed !== null && (
            <line x1={x(pointed)} x2={x(pointed)} y1={TOP} y2={zero} className="stroke-line-strong" />
          )}
          {series.map((one) => (
            <Course key={one.name} series={one} x={x} y={y} isFilled={isFilled} />
          ))}
          {names.map(
            ({ name, tone, at: [left, top], lift }) =>
              name && (
                <text
                  key={name}
                  x={left < 160 ? left + 8 : left - 8}
                  y={top + lift}
                  textAnchor={left < 160 ? "start" : "end"}
                  className={FILLS[tone]}
                >
                  {name}
                </text>
              ),
          )}
        </svg>
      )}
      {pointed !== null && dates[pointed] && (
        <ChartTip
          x={x(pointed)}
          isLeft={x(pointed) > width / 2}
          name={nameOf(dates[pointed])}
          lines={tip(pointed)}
        />
      )}
    </div>
  );
}

const FILLS = { accent: "fill-accent", slate: "fill-slate" };
const STROKES = { accent: "stroke-accent", slate: "stroke-slate" };

interface CourseProps {
  series: Series;
  x: (day: number) => number;
  y: (value: number) => number;
  isFilled: boolean;
}

/** One line, with a dot for each day where days are missing. */
function Course({ series: { tone, values }, x, y, isFilled }: CourseProps) {
  const points = values.flatMap((value, day) => (value == null ? [] : [[x(day), y(value)] as const]));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const line = lineThrough(points);
  return (
    <g>
      {isFilled && (
        <path
          d={`${line}L${last[0]} ${y(0)}L${first[0]} ${y(0)}Z`}
          fillOpacity={0.1}
          className={FILLS[tone]}
        />
      )}
      <path d={line} fill="none" strokeWidth={tone === "accent" ? 2 : 1.5} className={STROKES[tone]} />
      {!isFilled && points.map(([x, y]) => <circle key={x} cx={x} cy={y} r={2} className={FILLS[tone]} />)}
    </g>
  );
}

interface Name {
  name: string;
  tone: Series["tone"];
  at: readonly [x: number, y: number];
  lift: number;
}

function peak({ name, tone, values }: Series, x: CourseProps["x"], y: CourseProps["y"]): Name {
  const most = Math.max(...values.map((value) => value ?? 0));
  const day = values.findIndex((value) => value === most);
  return { name: most > 0 ? name : "", tone, at: [x(day), y(most)], lift: -4 };
}

/** Moves a name below its point where it would stand on the one before. */
function placed(names: readonly Name[]): Name[] {
  return names.map((name, index) => {
    const before = names[index - 1];
    const isOnIt =
      before && Math.abs(before.at[1] - name.at[1]) < 16 && Math.abs(before.at[0] - name.at[0]) < 160;
    return isOnIt ? { ...name, lift: before.at[1] - name.at[1] + 14 } : name;
  });
}

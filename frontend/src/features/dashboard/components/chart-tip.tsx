import { shortDay } from "../short-day";

interface Props {
  /** Field of the data, and what it is called. */
  lines: readonly (readonly [field: string, name: string])[];
  show?: (value: number) => string;
  /** Given by the chart. */
  active?: boolean;
  label?: string | number;
  payload?: readonly { payload?: Record<string, unknown> }[];
}

/** The numbers of the day that is pointed at. */
export function ChartTip({ lines, show = String, active, label, payload }: Props) {
  const day = payload?.[0]?.payload;
  if (!active || !day) return null;
  return (
    <div className="rounded-md bg-ink px-2.5 py-1.5 text-xs text-paper tabular-nums">
      <p className="font-medium">{shortDay(String(label))}</p>
      {lines.map(([field, name]) => (
        <p key={field}>
          {typeof day[field] === "number" ? show(day[field]) : "–"} {name}
        </p>
      ))}
    </div>
  );
}

import { Label, Line, LineChart, ReferenceDot, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { span } from "@/lib/time";

import type { Figures } from "../figures";
import { shortDay } from "../short-day";
import { ChartTip } from "./chart-tip";

type Day = Figures["first_reply"]["days"][number];

const words = (seconds: number) => span(seconds * 1000);

/** How long people waited for the first reply: the middle one, and the slowest tenth. */
export function FirstReplyChart({ days }: { days: Day[] }) {
  const known = days.filter(({ median_seconds }) => median_seconds != null);
  const last = known.at(-1);
  return (
    <ResponsiveContainer width="100%" height={180}>
      <LineChart data={days} margin={{ top: 24, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
        <XAxis
          dataKey="date"
          tickFormatter={shortDay}
          tickLine={false}
          axisLine={{ stroke: "var(--line)" }}
          minTickGap={48}
          tick={{ fill: "var(--faint)", fontSize: 12 }}
        />
        <YAxis
          domain={[0, "auto"]}
          tickFormatter={words}
          width={48}
          tickLine={false}
          axisLine={false}
          tickCount={3}
          tick={{ fill: "var(--faint)", fontSize: 12 }}
        />
        <Tooltip
          cursor={{ stroke: "var(--line-strong)" }}
          content={
            <ChartTip
              show={words}
              lines={[
                ["median_seconds", "median"],
                ["p90_seconds", "slowest tenth"],
              ]}
            />
          }
        />
        <Line
          type="monotone"
          dataKey="p90_seconds"
          stroke="var(--slate)"
          strokeWidth={1.5}
          strokeDasharray="3 3"
          dot={{ r: 1.5, fill: "var(--slate)", strokeWidth: 0 }}
          connectNulls
          isAnimationActive={false}
        />
        <Line
          type="monotone"
          dataKey="median_seconds"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 2, fill: "var(--accent)", strokeWidth: 0 }}
          connectNulls
          isAnimationActive={false}
        />
        {last?.median_seconds != null && (
          <ReferenceDot x={last.date} y={last.median_seconds} r={3} fill="var(--accent)" stroke="none">
            <Label value="median" position="left" offset={8} fill="var(--accent)" fontSize={12} />
          </ReferenceDot>
        )}
        {last?.p90_seconds != null && (
          <ReferenceDot x={last.date} y={last.p90_seconds} r={2} fill="var(--slate)" stroke="none">
            <Label value="slowest tenth" position="left" offset={8} fill="var(--slate)" fontSize={12} />
          </ReferenceDot>
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}

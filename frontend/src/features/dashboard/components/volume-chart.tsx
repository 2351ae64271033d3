import { Area, AreaChart, Label, ReferenceDot, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import type { Figures } from "../figures";
import { shortDay } from "../short-day";
import { ChartTip } from "./chart-tip";

type Day = Figures["volume"]["days"][number];

/** Emails that arrived each day, and how many of them Mailroom answered by itself. */
export function VolumeChart({ days }: { days: Day[] }) {
  const top = Math.max(4, ...days.map(({ received }) => received));
  const peak = days.reduce<Day | undefined>(
    (best, day) => (best && best.received >= day.received ? best : day),
    undefined,
  );
  const byItself = days.reduce<Day | undefined>(
    (best, day) => (best && best.automatic >= day.automatic ? best : day),
    undefined,
  );
  return (
    <ResponsiveContainer width="100%" height={180}>
      <AreaChart data={days} margin={{ top: 24, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
        <XAxis
          dataKey="date"
          tickFormatter={shortDay}
          tickLine={false}
          axisLine={{ stroke: "var(--line)" }}
          minTickGap={48}
          tick={{ fill: "var(--faint)", fontSize: 12 }}
        />
        <YAxis
          domain={[0, top]}
          allowDecimals={false}
          width={28}
          tickLine={false}
          axisLine={false}
          tickCount={3}
          tick={{ fill: "var(--faint)", fontSize: 12 }}
        />
        <Tooltip
          cursor={{ stroke: "var(--line-strong)" }}
          content={
            <ChartTip
              lines={[
                ["received", "received"],
                ["answered", "answered"],
                ["automatic", "by itself"],
              ]}
            />
          }
        />
        <Area
          type="monotone"
          dataKey="received"
          stroke="var(--slate)"
          strokeWidth={1.5}
          fill="var(--slate)"
          fillOpacity={0.08}
          isAnimationActive={false}
        />
        <Area
          type="monotone"
          dataKey="automatic"
          stroke="var(--accent)"
          strokeWidth={2}
          fill="var(--accent)"
          fillOpacity={0.14}
          isAnimationActive={false}
        />
        {peak && peak.received > 0 && (
          <ReferenceDot x={peak.date} y={peak.received} r={2.5} fill="var(--slate)" stroke="none">
            <Label value="received" position="left" offset={8} fill="var(--slate)" fontSize={12} />
          </ReferenceDot>
        )}
        {byItself && byItself.automatic > 0 && (
          <ReferenceDot x={byItself.date} y={byItself.automatic} r={2.5} fill="var(--accent)" stroke="none">
            <Label value="answered by itself" position="left" offset={8} fill="var(--accent)" fontSize={12} />
          </ReferenceDot>
        )}
      </AreaChart>
    </ResponsiveContainer>
  );
}

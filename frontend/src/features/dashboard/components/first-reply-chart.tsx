import { span } from "@/lib/time";

import type { Figures } from "../figures";
import { roundUp } from "@/components/charts/scale";
import { DayChart } from "@/components/charts/day-chart";

type Day = Figures["first_reply"]["days"][number];

const UNITS = [86_400, 3_600, 60, 1];

const words = (seconds: number) => (seconds === 0 ? "0" : span(seconds * 1000));

/** How long people waited for the first reply: the middle one, and the slowest tenth. */
export function FirstReplyChart({ days }: { days: readonly Day[] }) {
  const slowest = Math.max(1, ...days.map((day) => day.p90_seconds ?? 0));
  const unit = UNITS.find((unit) => slowest >= unit);
  return (
    <DayChart
      label="Time to the first reply, day by day: median and slowest tenth"
      dates={days.map(({ date }) => date)}
      series={[
        { name: "slowest tenth", tone: "slate", values: days.map((day) => day.p90_seconds) },
        { name: "median", tone: "accent", values: days.map((day) => day.median_seconds) },
      ]}
      top={roundUp(slowest, unit)}
      left={52}
      show={words}
      tip={(at) => {
        const day = days[at];
        if (day?.median_seconds == null || day.p90_seconds == null) return ["No reply"];
        return [`${words(day.median_seconds)} median`, `${words(day.p90_seconds)} slowest tenth`];
      }}
    />
  );
}

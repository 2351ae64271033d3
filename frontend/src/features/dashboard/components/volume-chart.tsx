import type { Figures } from "../figures";
import { roundUp } from "@/components/charts/scale";
import { DayChart } from "@/components/charts/day-chart";

type Day = Figures["volume"]["days"][number];

/** Emails that arrived each day, and how many of them Mailroom answered by itself. */
export function VolumeChart({ days }: { days: readonly Day[] }) {
  const received = days.map((day) => day.received);
  const automatic = days.map((day) => day.automatic);
  return (
    <DayChart
      label="Emails received and sent automatically, day by day"
      dates={days.map(({ date }) => date)}
      series={[
        { name: "received", tone: "slate", values: received },
        { name: "sent automatically", tone: "accent", values: automatic },
      ]}
      top={2 * Math.ceil(roundUp(Math.max(4, ...received, ...automatic) / 2))}
      left={36}
      isFilled
      tip={(at) => {
        const day = days[at];
        return day
          ? [`${day.received} received`, `${day.answered} answered`, `${day.automatic} sent automatically`]
          : [];
      }}
    />
  );
}

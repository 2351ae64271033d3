import { useQuery } from "@tanstack/react-query";

import { DayChart } from "@/components/charts/day-chart";
import { Figure } from "@/components/charts/figure";
import { shortDay } from "@/components/charts/short-day";
import { Skeleton } from "@/components/ui/skeleton";

import { intentStatisticsQueryOptions } from "../api/intent-statistics-query";

/** Week by week, the share of the drafts a person approved that went out as Mailroom had written them. */
export function ApprovalTrend({ id }: { id: string }) {
  const { data } = useQuery(intentStatisticsQueryOptions(id));
  if (!data) return <Skeleton className="h-60" />;
  const { weeks } = data;
  const approved = weeks.reduce((sum, week) => sum + week.approved, 0);
  const unchanged = weeks.reduce((sum, week) => sum + week.unchanged, 0);
  return (
    <Figure
      title="Approved unchanged"
      value={percent(unchanged, approved)}
      comparison={approved ? `of ${approved} in twelve weeks` : ""}
    >
      {approved === 0 ? (
        <p className="grid h-45 place-items-center rounded-md bg-well px-8 text-center text-soft">
          How many of its drafts you approve without a change appears here, week by week: the more, the safer
          it is to let this intent send automatically.
        </p>
      ) : (
        <DayChart
          label="Share of approved drafts that went out unchanged, week by week"
          dates={weeks.map(({ week }) => week)}
          series={[
            {
              name: "",
              tone: "accent",
              values: weeks.map((week) => (week.approved ? (100 * week.unchanged) / week.approved : null)),
            },
          ]}
          top={100}
          left={44}
          nameOf={(week) => `Week of ${shortDay(week)}`}
          show={(value) => `${value}%`}
          tip={(at) => {
            const week = weeks[at];
            if (!week?.approved) return ["Nothing approved"];
            return [`${week.unchanged} of ${week.approved} unchanged`];
          }}
        />
      )}
    </Figure>
  );
}

function percent(part: number, whole: number): string {
  return whole ? `${Math.round((100 * part) / whole)}%` : "–";
}

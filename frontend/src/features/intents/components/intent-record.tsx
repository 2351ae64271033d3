import { useQuery } from "@tanstack/react-query";

import { intentStatisticsQueryOptions } from "../api/intent-statistics-query";

/** What became of the intent's replies in the last twelve weeks, in a sentence. */
export function IntentRecord({ id }: { id: string }) {
  const { data } = useQuery(intentStatisticsQueryOptions(id));
  if (!data) return <>Its record is being counted.</>;
  const sum = (name: "answered" | "automatic" | "approved" | "unchanged") =>
    data.weeks.reduce((total, week) => total + week[name], 0);
  const answered = sum("answered");
  const approved = sum("approved");
  if (answered === 0) return <>No reply in the last twelve weeks.</>;
  return (
    <>
      {answered === 1 ? "1 reply" : `${answered} replies`} in twelve weeks, {sum("automatic")} by itself
      {approved > 0 &&
        `; ${Math.round((100 * sum("unchanged")) / approved)}% of the approved ones went out unchanged`}
      .
    </>
  );
}

import { useQuery } from "@tanstack/react-query";

import { intentStatisticsQueryOptions } from "../api/intent-statistics-query";

/** What became of the intent’s replies in the last twelve weeks, in a sentence. */
export function IntentRecord({ id }: { id: string }) {
  const { data } = useQuery(intentStatisticsQueryOptions(id));
  if (!data) return <>Its record is being counted.</>;
  const answered = data.weeks.reduce((total, week) => total + week.answered, 0);
  const automatic = data.weeks.reduce((total, week) => total + week.automatic, 0);
  if (answered === 0) return <>No reply in the last twelve weeks.</>;
  return (
    <>
      {answered === 1 ? "1 reply" : `${answered} replies`} in twelve weeks, {automatic} sent automatically.
    </>
  );
}

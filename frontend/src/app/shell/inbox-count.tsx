import { useQuery } from "@tanstack/react-query";

import { cn } from "@/lib/cn";
import { dashboardQueryOptions } from "@/lib/queries/dashboard";

const EMAILS = ["approval", "validation", "uncertain", "failed"];

/** How many emails wait for a person. */
export function InboxCount({ isNarrow = false }: { isNarrow?: boolean }) {
  const { data } = useQuery(dashboardQueryOptions());
  const waiting = (data?.needs_me ?? []).filter(({ what }) => EMAILS.includes(what));
  const count = waiting.reduce((sum, { count }) => sum + count, 0);
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "absolute top-0.5 right-0.5 rounded-full bg-accent px-1 text-center text-[0.6875rem] leading-4 font-semibold text-accent-ink tabular-nums",
        !isNarrow && "xl:static xl:ml-auto xl:min-w-5 xl:text-xs xl:leading-5",
      )}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only"> need you</span>
    </span>
  );
}

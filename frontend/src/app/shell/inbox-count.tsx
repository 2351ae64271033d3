import { useQuery } from "@tanstack/react-query";

import { cn } from "@/lib/cn";
import { dashboardQueryOptions } from "@/lib/queries/dashboard";

const EMAILS = ["approval", "validation", "unanswered", "uncertain", "failed", "mentions"];

/** How many emails and comments wait for a person. */
export function InboxCount({ className }: { className?: string }) {
  const { data } = useQuery(dashboardQueryOptions());
  const waiting = (data?.needs_me ?? []).filter(({ what }) => EMAILS.includes(what));
  const count = waiting.reduce((sum, { count }) => sum + count, 0);
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "absolute top-0.5 right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-xs leading-4 font-semibold text-accent-ink tabular-nums",
        className,
      )}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only"> need you</span>
    </span>
  );
}

import { useMe } from "@/lib/queries/use-me";
import { dayInWords } from "@/lib/time";

/** How many of the month's emails are sent. */
export function QuotaLine() {
  const me = useMe();
  const share = me.quota > 0 ? Math.min(1, me.quota_used / me.quota) : 1;
  return (
    <div className="grid max-w-sm gap-1.5">
      <p className="tabular-nums">
        {me.quota_used.toLocaleString("en")} of {me.quota.toLocaleString("en")} emails sent this month
      </p>
      <meter
        aria-label="Share of the quota that is used"
        min={0}
        max={1}
        high={0.9}
        value={share}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-well [&::-webkit-meter-bar]:h-1.5 [&::-webkit-meter-bar]:rounded-full [&::-webkit-meter-bar]:border-0 [&::-webkit-meter-bar]:bg-well [&::-webkit-meter-optimum-value]:bg-accent [&::-webkit-meter-suboptimum-value]:bg-amber"
      />
      <p className="text-xs text-faint">Starts anew on {dayInWords(me.quota_reset_date)}.</p>
    </div>
  );
}

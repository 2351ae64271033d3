import { useQuery } from "@tanstack/react-query";

import { Button } from "@/components/ui/button";
import type { Intent } from "@/lib/api/types";

import { intentStatisticsQueryOptions } from "../api/intent-statistics-query";
import { useSwitchIntent } from "../api/switch-intent";

/** How the intent’s drafts fared with people in twelve weeks, and the way to take sending by itself away. */
export function Outcomes({ intent, onSwitchOff }: { intent: Intent; onSwitchOff: () => void }) {
  const { data } = useQuery(intentStatisticsQueryOptions(intent.id));
  const flip = useSwitchIntent();
  if (!data) return null;
  const { weeks, rejected, asked_again: askedAgain } = data;
  const sum = (count: (week: (typeof weeks)[number]) => number) =>
    weeks.reduce((total, week) => total + count(week), 0);
  const approved = sum((week) => week.approved);
  const unchanged = sum((week) => week.unchanged);
  const automatic = sum((week) => week.automatic);
  return (
    <section aria-label="Outcomes" className="grid gap-3">
      <h2 className="font-semibold">What became of its drafts</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 tabular-nums">
        <Row term="Approved unchanged" value={unchanged} />
        <Row term="Approved after a change" value={approved - unchanged} />
        <Row term="Not replied to" value={rejected} />
        <Row term="Sent automatically" value={automatic} />
        <Row term="Sent automatically, then asked again" value={askedAgain} />
      </dl>
      {intent.auto_send && (
        <div>
          <Button
            variant="outline"
            size="sm"
            disabled={flip.isPending}
            onClick={() => flip.mutate({ id: intent.id, auto_send: false }, { onSuccess: onSwitchOff })}
          >
            Ask me before it sends
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ term, value }: { term: string; value: number }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="text-right">{value}</dd>
    </>
  );
}

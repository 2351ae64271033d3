import type { ReactNode } from "react";

import { span } from "@/lib/time";

import { change, type Figures, percent, points } from "../figures";
import { ApprovalBars } from "./approval-bars";
import { Figure } from "@/components/charts/figure";
import { FirstReplyChart } from "./first-reply-chart";
import { VolumeChart } from "./volume-chart";

/** Whether it is worth it: the last thirty days against the thirty before. */
export function Worth({ figures }: { figures: Figures }) {
  const { volume, first_reply: reply, approval } = figures;
  const median = reply.median_seconds;
  const approved = approval.intents.reduce((sum, intent) => sum + intent.approved, 0);
  const unchanged = approval.intents.reduce((sum, intent) => sum + intent.unchanged, 0);
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2 xl:grid-cols-3">
      <Figure
        title="Emails"
        value={volume.received.toLocaleString("en")}
        comparison={change(volume.received, volume.received_before)}
      >
        <Chart
          isEmpty={volume.received === 0}
          empty="As soon as mail arrives, its course over thirty days appears here."
        >
          <VolumeChart days={volume.days} />
        </Chart>
        {volume.automation_rate != null && (
          <p className="text-soft">
            {percent(volume.automation_rate)} of the replies were sent automatically
            {suffix(points(volume.automation_rate, volume.automation_rate_before))}.
          </p>
        )}
      </Figure>
      <Figure
        title="Time to first reply"
        value={median == null ? "–" : span(median * 1000)}
        comparison={change(median, reply.median_seconds_before)}
      >
        <Chart isEmpty={median == null} empty="After the first replies, how long people wait appears here.">
          <FirstReplyChart days={reply.days} />
        </Chart>
        {reply.p90_seconds != null && (
          <p className="text-soft">Nine of ten people waited less than {span(reply.p90_seconds * 1000)}.</p>
        )}
      </Figure>
      <Figure
        title="Approved unchanged"
        value={approved ? percent(unchanged / approved) : "–"}
        comparison={approved ? `of ${approved} approved` : ""}
      >
        {approval.intents.length === 0 ? (
          <p className="text-soft">
            Each draft you approve counts here: the more go out unchanged, the safer it is to let an intent
            send automatically.
          </p>
        ) : (
          <ApprovalBars intents={approval.intents} />
        )}
      </Figure>
    </div>
  );
}

function suffix(comparison: string): string {
  return comparison && `, ${comparison}`;
}

function Chart({ isEmpty, empty, children }: { isEmpty: boolean; empty: string; children: ReactNode }) {
  if (isEmpty)
    return (
      <p className="grid h-45 place-items-center rounded-md bg-well px-8 text-center text-soft">{empty}</p>
    );
  return children;
}

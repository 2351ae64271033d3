import { Pause, Play } from "lucide-react";

import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import type { Answer } from "@/lib/api/answer";
import { cn } from "@/lib/cn";
import { span } from "@/lib/time";

import { usePauseQueue } from "../api/pause-queue";

type Queue = Answer<"/api/jobs/overview">["queues"][number];

const WIDE = "hidden sm:table-cell";

/** The columns after the name; on a telephone there is room for some. */
const COLUMNS = [
  { label: "Due", className: "" },
  { label: "Running", className: "" },
  { label: "Later", className: WIDE },
  { label: "Oldest waits", className: WIDE },
  { label: "Brake", className: "" },
] as const;

const MEANINGS: Readonly<Record<string, string>> = {
  inbound: "a person is waiting",
  timer: "due at a time",
  sync: "mailboxes",
  campaign: "bulk",
};

/** How full each queue is, how long its oldest run waits, and its brake. */
export function QueuesTable({ queues }: { queues: readonly Queue[] }) {
  const pause = usePauseQueue();
  return (
    <table aria-label="Queues" className="w-full border-collapse">
      <thead>
        <tr className="border-b text-xs text-faint">
          <th scope="col" className="h-8 text-left font-medium">
            Queue
          </th>
          {COLUMNS.map(({ label, className }) => (
            <th key={label} scope="col" className={cn("h-8 text-right font-medium", className)}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.name} className="h-10 border-b">
            <th scope="row" className="text-left font-medium">
              {queue.name}{" "}
              <span className="hidden font-normal text-faint sm:inline">{MEANINGS[queue.name]}</span>{" "}
              {queue.is_paused && <Status standing="needs-you">Paused</Status>}
            </th>
            <td className="text-right">{queue.due}</td>
            <td className="text-right">{queue.running}</td>
            <td className={cn("text-right text-soft", WIDE)}>{queue.scheduled}</td>
            <td className={cn("text-right text-soft", WIDE)}>
              {queue.latency_seconds ? span(queue.latency_seconds * 1000) : "–"}
            </td>
            <td className="pl-3 text-right">
              <Button
                size="sm"
                variant="ghost"
                aria-label={`${queue.is_paused ? "Resume" : "Pause"} ${queue.name}`}
                disabled={pause.isPending}
                onClick={() => pause.mutate({ name: queue.name, isPaused: !queue.is_paused })}
              >
                {queue.is_paused ? <Play /> : <Pause />} {queue.is_paused ? "Resume" : "Pause"}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

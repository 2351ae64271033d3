import { Pause, Play } from "lucide-react";

import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import type { Answer } from "@/lib/api/answer";
import { span } from "@/lib/time";

import { usePauseQueue } from "../api/pause-queue";

type Queue = Answer<"/api/jobs/overview">["queues"][number];

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
    <div className="overflow-x-auto">
      <table aria-label="Queues" className="w-full min-w-lg border-collapse">
        <thead>
          <tr className="border-b text-xs text-faint">
            {["Queue", "Due", "Running", "Later", "Oldest waits", "Brake"].map((label, index) => (
              <th
                key={label}
                scope="col"
                className={index === 0 ? "h-8 text-left font-medium" : "h-8 text-right font-medium"}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name} className="h-10 border-b">
              <th scope="row" className="text-left font-medium">
                {queue.name} <span className="font-normal text-faint">{MEANINGS[queue.name]}</span>{" "}
                {queue.is_paused && <Status standing="needs-you">Paused</Status>}
              </th>
              <td className="text-right">{queue.due}</td>
              <td className="text-right">{queue.running}</td>
              <td className="text-right text-soft">{queue.scheduled}</td>
              <td className="text-right text-soft">
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
    </div>
  );
}

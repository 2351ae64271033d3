import { momentInWords, span } from "@/lib/time";

import type { RunDetail } from "../names";

/** What a run is at, in a sentence. */
export function RunSummary({ run }: { run: RunDetail }) {
  const took = run.finished_at ? span(Date.parse(run.finished_at) - Date.parse(run.created_at)) : "";
  switch (run.state) {
    case "waiting":
      return <>{waiting(run)}</>;
    case "succeeded":
      return <>Ended well after {took}.</>;
    case "failed":
      return <>Failed after {took || "several attempts"}. It can go on where it failed.</>;
    case "cancelled":
      return <>Cancelled{run.cancel_reason && `: ${run.cancel_reason}`}.</>;
    case "running":
      return <>At work{run.worker && ` on ${run.worker}`}.</>;
    default:
      return <>Ready; the next free worker takes it.</>;
  }
}

function waiting({ waiting_for, wake_at, attempts }: RunDetail): string {
  const until = wake_at ? ` until ${momentInWords(wake_at)}` : "";
  if (waiting_for === "retry") return `Rests${until}, then tries again (${attempts} failed so far).`;
  if (waiting_for === "timer") return `Sleeps${until}.`;
  if (waiting_for === "person") return `Waits for a person${until && `, at the latest${until}`}.`;
  return `Waits for something to happen${until && `, at the latest${until}`}.`;
}

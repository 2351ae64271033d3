import { cn } from "@/lib/cn";
import { momentInWords, span } from "@/lib/time";

import type { RunDetail } from "../names";

interface Props {
  run: RunDetail;
  chosen: number | null;
  onChoose: (position: number) => void;
}

/** One row per step on a shared time axis; what it waited before is shaded, every attempt is a tick. */
export function RunTimeline({ run, chosen, onChoose }: Props) {
  const start = Date.parse(run.created_at);
  const last = run.steps.at(-1)?.finished_at ?? run.created_at;
  const end = Math.max(Date.parse(run.finished_at ?? last), start + 1);
  const place = (at: number) => `${(100 * (at - start)) / (end - start)}%`;
  const width = (milliseconds: number) => `${(100 * milliseconds) / (end - start)}%`;
  return (
    <section aria-label="Steps">
      <ol className="border-t">
        {run.steps.map((step) => {
          const started = Date.parse(step.started_at);
          return (
            <li key={step.position} className="border-b">
              <button
                type="button"
                aria-pressed={step.position === chosen}
                onClick={() => onChoose(step.position)}
                className={cn(
                  "grid min-h-10 w-full grid-cols-[9rem_minmax(0,1fr)_4.5rem] items-center gap-3 px-2 text-left transition-colors hover:bg-hover sm:grid-cols-[12rem_minmax(0,1fr)_5rem]",
                  step.position === chosen && "bg-accent-wash hover:bg-accent-wash",
                )}
              >
                <span className="truncate">
                  {step.name.replaceAll("_", " ")}
                  {step.n > 1 && <span className="text-faint"> ({step.n})</span>}
                  <Attempts count={step.attempts} />
                </span>
                <span aria-hidden className="relative h-3">
                  <span
                    className="absolute inset-y-1 rounded-xs bg-hover"
                    style={{
                      insetInlineStart: place(started - step.rested_ms),
                      width: width(step.rested_ms),
                    }}
                  />
                  <span
                    className="absolute inset-y-0 min-w-1 rounded-xs bg-accent"
                    style={{
                      insetInlineStart: `min(${place(started)}, 100% - 4px)`,
                      width: width(step.duration_ms),
                    }}
                  />
                </span>
                <span className="text-right text-xs text-soft tabular-nums">{span(step.duration_ms)}</span>
              </button>
            </li>
          );
        })}
        {run.steps.length === 0 && (
          <li className="border-b px-2 py-3 text-soft">No step has been recorded yet.</li>
        )}
      </ol>
      <p className="mt-1.5 flex justify-between px-2 text-xs text-faint tabular-nums">
        <span>{momentInWords(run.created_at)}</span>
        <span>{span(end - start)} in all</span>
        <span>{run.finished_at ? momentInWords(run.finished_at) : "not ended"}</span>
      </p>
    </section>
  );
}

function Attempts({ count }: { count: number }) {
  if (count < 2) return null;
  return (
    <span className="ml-2 text-xs text-amber" title={`${count} attempts`}>
      {"|".repeat(Math.min(count, 10))}
      <span className="sr-only">{count} attempts</span>
    </span>
  );
}

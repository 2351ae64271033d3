import { Link } from "@tanstack/react-router";

import { useMe } from "@/lib/queries/use-me";
import { span, timeOfDay } from "@/lib/time";

import type { Why } from "../why";

/** What was done with the email, when, and how long it took. */
export function WhySteps({ why }: { why: Why }) {
  const me = useMe();
  if (!why.run) return <p className="text-soft">Nothing has been done with it yet.</p>;
  return (
    <div className="grid gap-2">
      <ol className="grid gap-1">
        {why.run.steps.map((step) => (
          <li key={`${step.name}${step.n}`} className="flex items-baseline justify-between gap-3">
            <span>
              {step.name.replaceAll("_", " ")}
              {step.n > 1 && <span className="text-faint"> ({step.n})</span>}
              {step.attempts > 1 && (
                <span className="text-xs text-amber"> after {step.attempts} attempts</span>
              )}
            </span>
            <span className="text-xs text-faint tabular-nums">
              {timeOfDay(step.started_at)} · {span(step.duration_ms)}
            </span>
          </li>
        ))}
      </ol>
      {why.run.error && <p className="text-red">{why.run.error}</p>}
      {me.role !== "user" && (
        <Link
          to="/jobs/runs/$runId"
          params={{ runId: why.run.id }}
          className="text-xs text-accent underline-offset-4 hover:underline"
        >
          The whole run
        </Link>
      )}
    </div>
  );
}

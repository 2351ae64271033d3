import { momentInWords, span } from "@/lib/time";

import type { RunDetail } from "../names";

interface Props {
  step: RunDetail["steps"][number];
  subject: string;
}

/** What a step was given, what it answered, and how long that took. */
export function StepDetail({ step, subject }: Props) {
  return (
    <section aria-label="Step">
      <h2 className="font-semibold">
        {step.name.replaceAll("_", " ")}
        {step.n > 1 && ` (${step.n})`}
      </h2>
      <p className="text-soft tabular-nums">
        {momentInWords(step.started_at)}, took {span(step.duration_ms)}
        {step.rested_ms > 1000 && ` after resting ${span(step.rested_ms)}`}
        {step.attempts > 1 && `, ${step.attempts} attempts`}
      </p>
      <h3 className="mt-3 text-xs text-faint">Input</h3>
      <p className="font-mono text-xs break-all">{subject}</p>
      <h3 className="mt-3 text-xs text-faint">Output</h3>
      <pre className="mt-1 max-h-80 overflow-auto rounded-md bg-well p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
        {step.output == null ? "none" : JSON.stringify(step.output, null, 2)}
      </pre>
    </section>
  );
}

import { CircleCheck, TriangleAlert } from "lucide-react";

import type { Why } from "../why";

/** What the checks of the draft found. */
export function WhyChecks({ why }: { why: Why }) {
  if (why.issues.length === 0) {
    return (
      <p className="flex items-start gap-2 text-soft">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-green" />
        {why.draft_validated
          ? "No gaps, no repetition, nothing invented: links, prices and dates all come from the knowledge base or the conversation."
          : "The draft has not been checked."}
      </p>
    );
  }
  return (
    <ul className="grid gap-2">
      {why.issues.map(({ code, message, place }) => (
        <li key={`${code}${place?.start ?? ""}`} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
          <div>
            {message}
            {place && <p className="text-soft">“{place.words}”</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

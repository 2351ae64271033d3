import { Link } from "@tanstack/react-router";

import { type Figures, percent, points } from "../figures";

type Intent = Figures["approval"]["intents"][number];

/** Of the replies a person approved, the share that went out unchanged, by intent. */
export function ApprovalBars({ intents }: { intents: readonly Intent[] }) {
  return (
    <ul className="grid gap-2.5">
      {intents.slice(0, 6).map((intent) => (
        <li key={intent.intent_name} className="grid gap-1">
          <p className="flex justify-between gap-3">
            {intent.intent_id ? (
              <Link
                to="/intents/$intentId"
                params={{ intentId: intent.intent_id }}
                className="truncate hover:text-accent"
              >
                {intent.intent_name}
              </Link>
            ) : (
              <span className="truncate">{intent.intent_name}</span>
            )}
            <span className="whitespace-nowrap tabular-nums">
              {percent(intent.rate)} <span className="text-xs text-faint">of {intent.approved}</span>{" "}
              <span className="text-xs text-soft">{points(intent.rate, intent.rate_before)}</span>
            </span>
          </p>
          <div aria-hidden className="h-1.5 rounded-full bg-well">
            <div className="h-full rounded-full bg-accent" style={{ width: percent(intent.rate) }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

import { ChevronRight } from "lucide-react";

import type { Email } from "@/lib/api/types";

type LeftByItself = NonNullable<Email["left_by_itself"]>;

const LIMITS: Record<string, string> = {
  quota: "the month’s quota",
  mailbox: "the mailbox’s day",
  sender: "automatic replies to this sender a day",
};

/** Why nobody was asked before the reply left: intent, questions with their sources, review and limits. */
export function LeftByItself({ reasons }: { reasons: LeftByItself }) {
  return (
    <details className="group rounded-lg border px-4 py-3">
      <summary className="flex cursor-pointer list-none items-center gap-1 font-medium">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-soft transition-transform group-open:rotate-90"
        />
        Why was this sent automatically?
      </summary>
      <dl className="mt-3 grid gap-3 text-sm">
        <Reason term="Intent">{intentInWords(reasons)}</Reason>
        <Reason term={reasons.answered.length === 1 ? "Question" : "Questions"}>
          {reasons.answered.length === 0 ? (
            "It asks nothing that needs a source."
          ) : (
            <ul className="grid gap-2">
              {reasons.answered.map(({ question, passage }) => (
                <li key={question} className="wrap-anywhere">
                  {question}
                  <blockquote className="mt-0.5 border-l-2 pl-3 text-soft">{passage}</blockquote>
                </li>
              ))}
            </ul>
          )}
        </Reason>
        <Reason term="Review">
          {reasons.reviewed_by
            ? `The fixed rules and ${reasons.reviewed_by} found nothing wrong.`
            : "The fixed rules found nothing wrong."}
        </Reason>
        <Reason term="Limits">
          Within {reasons.limits.map((limit) => LIMITS[limit] ?? limit).join(", ")}.
        </Reason>
      </dl>
    </details>
  );
}

function Reason({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-1 sm:grid-cols-[6rem_1fr]">
      <dt className="text-soft">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function intentInWords({ intent_name: name, confidence, is_fallback: isFallback, words }: LeftByItself) {
  if (isFallback || words.length === 0) return `${name ?? "None"}, because no other intent fits.`;
  const quoted = words.map((word) => `“${word}”`).join(", ");
  return `${name ?? "None"}, by ${quoted}, ${Math.round(100 * (confidence ?? 0))}% sure.`;
}

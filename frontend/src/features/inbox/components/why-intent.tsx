import { VERDICTS } from "@/lib/verdicts";

import type { Why } from "../why";

/** Which words called for the intent, and why the others lost. */
export function WhyIntent({ why }: { why: Why }) {
  if (!why.intent_name) return <p className="text-soft">It was not sorted: it needs no answer.</p>;
  const close = why.considered.filter(({ verdict }) => verdict !== "no_match");
  const words = why.matches.map(({ keyword }) => keyword);
  return (
    <div className="grid gap-3">
      <p>
        <span className="font-medium">{why.intent_name}</span>{" "}
        {why.confidence != null && (
          <span className="text-soft tabular-nums">with confidence {why.confidence.toFixed(2)}</span>
        )}
      </p>
      {why.is_fallback ? (
        <p className="text-soft">No intent’s words were found, so the default answers.</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {why.matches.map(({ keyword, in_subject }) => (
            <li key={keyword}>
              <mark className="px-1.5 py-0.5">{keyword}</mark>
              {in_subject && <span className="ml-1 text-xs text-faint">in the subject, counts twice</span>}
            </li>
          ))}
        </ul>
      )}
      {close.length > 0 && (
        <div>
          <p className="mb-1 text-xs text-faint">Also matched</p>
          <ul className="grid gap-1">
            {close.map((lost) => (
              <li key={lost.intent_id} className="text-soft">
                <span className="text-ink">{lost.name}</span> by “{lost.keywords.join("”, “")}”:{" "}
                {VERDICTS[lost.verdict] ?? lost.verdict}
              </li>
            ))}
          </ul>
        </div>
      )}
      {words.length > 0 && <p className="text-xs text-faint">The words are marked in the email.</p>}
    </div>
  );
}

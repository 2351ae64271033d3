import { ArrowRight } from "lucide-react";

import { Highlighted } from "@/components/highlighted";
import type { components } from "@/lib/api/schema.gen";
import { VERDICTS } from "@/lib/verdicts";

type Result = components["schemas"]["TestResult"];

interface Props {
  result: Result;
  /** The same email by the rules as they are saved. */
  before?: Result | undefined;
  isDetailed?: boolean;
}

/** One email: what it would be, by which words, and what it is now where that differs. */
export function BenchResult({ result, before, isDetailed = false }: Props) {
  const matched = result.matched;
  const isChanged = before !== undefined && before.matched?.intent_name !== matched?.intent_name;
  const places = (inSubject: boolean) =>
    (matched?.keywords ?? [])
      .filter((keyword) => keyword.in_subject === inSubject)
      .flatMap(({ spans }) => spans.map(([start = 0, end = 0]) => ({ start, end })));
  const close = (matched?.considered ?? []).filter(({ verdict }) => verdict !== "no_match");
  return (
    <div className="grid gap-1">
      <p className="font-medium">
        <Highlighted text={result.subject || "(no subject)"} places={places(true)} />
      </p>
      <p
        className={
          isDetailed ? "wrap-anywhere whitespace-pre-wrap text-soft" : "line-clamp-2 wrap-anywhere text-soft"
        }
      >
        <Highlighted
          {...(isDetailed
            ? { text: result.body, places: places(false) }
            : around(result.body, places(false)))}
        />
      </p>
      <p className="flex flex-wrap items-center gap-1.5 text-xs">
        {isChanged && (
          <>
            <s className="text-faint">{before.matched?.intent_name ?? "Nothing"}</s>
            <ArrowRight aria-label="becomes" className="size-3 text-faint" />
          </>
        )}
        <span className={isChanged ? "font-semibold text-accent" : "font-medium"}>
          {matched?.intent_name ?? "Nothing matches"}
        </span>
        {matched && <span className="text-faint tabular-nums">{matched.confidence.toFixed(2)}</span>}
        {matched?.is_fallback && <span className="text-faint">nothing else fits</span>}
        {matched?.is_ambiguous && <span className="text-amber">another intent is as strong</span>}
      </p>
      {isDetailed &&
        close.map((lost) => (
          <p key={lost.intent_name} className="text-xs text-soft">
            {lost.intent_name} matched too, but {VERDICTS[lost.verdict] ?? lost.verdict}.
          </p>
        ))}
    </div>
  );
}

const CONTEXT = 60;

/** The part of a text around its first marked place. */
function around(text: string, places: { start: number; end: number }[]) {
  const from = Math.max(0, (places[0]?.start ?? 0) - CONTEXT);
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const lead = start > 0 ? "… " : "";
  const shift = lead.length - start;
  return {
    text: lead + text.slice(start),
    places: places
      .filter((place) => place.start >= start)
      .map((place) => ({ start: place.start + shift, end: place.end + shift })),
  };
}

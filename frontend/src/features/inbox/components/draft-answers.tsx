import { CircleCheck, CircleHelp, UserRound } from "lucide-react";

import type { Draft } from "@/lib/api/types";

/** Which questions of the email the draft answers, which it leaves open, and why a person is needed. */
export function DraftAnswers({ draft }: { draft: Draft }) {
  const { answered, unanswered, needs_person: needs } = draft;
  const asked = answered.length + unanswered.length;
  if (asked === 0 && !needs) return null;
  const isWhole = unanswered.length === 0;
  return (
    <div className="grid gap-1 text-xs">
      {needs && (
        <p className="flex items-start gap-1 text-amber">
          <UserRound aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="wrap-anywhere">
            {needs.sentence}
            {needs.words && <>: “{needs.words}”</>}
          </span>
        </p>
      )}
      {asked > 0 && (
        <p className={isWhole ? "flex items-start gap-1 text-green" : "flex items-start gap-1 text-amber"}>
          {isWhole ? (
            <CircleCheck aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          ) : (
            <CircleHelp aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          )}
          <span className="wrap-anywhere">
            {answered.length} of {asked} {asked === 1 ? "question" : "questions"} answered
            {!isWhole && <>; open: {unanswered.join(" · ")}</>}
          </span>
        </p>
      )}
    </div>
  );
}

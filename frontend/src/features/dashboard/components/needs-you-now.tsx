import { Link } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";

import type { InboxSearch } from "@/lib/inbox-view";

import type { Figures } from "../figures";

interface Need {
  words: (count: number) => string;
  search: InboxSearch | null;
}

const NEEDS: Readonly<Record<string, Need>> = {
  approval: {
    words: (count) => (count === 1 ? "draft waiting for you" : "drafts waiting for you"),
    search: { wait: "approval" },
  },
  validation: {
    words: (count) => (count === 1 ? "draft did not pass its checks" : "drafts did not pass their checks"),
    search: { wait: "validation" },
  },
  unanswered: {
    words: (count) => (count === 1 ? "email has open questions" : "emails have open questions"),
    search: { wait: "unanswered" },
  },
  quota: {
    words: (count) => (count === 1 ? "reply waits for quota" : "replies wait for quota"),
    search: { view: "scheduled", wait: "quota" },
  },
  uncertain: {
    words: (count) =>
      count === 1 ? "reply may have left: please look" : "replies may have left: please look",
    search: { wait: "uncertain" },
  },
  failed: {
    words: (count) => (count === 1 ? "email could not be worked on" : "emails could not be worked on"),
    search: { view: "failed" },
  },
  mentions: {
    words: (count) => (count === 1 ? "comment mentions you" : "comments mention you"),
    search: { view: "mentioned" },
  },
  follow_ups: {
    words: (count) => (count === 1 ? "follow-up is due today" : "follow-ups are due today"),
    search: null,
  },
};

/** What waits for a person: numbers that lead there. */
export function NeedsYouNow({ needs }: { needs: Figures["needs_me"] }) {
  const waiting = needs.filter(({ what, count }) => count > 0 && NEEDS[what]);
  if (waiting.length === 0) {
    return (
      <p className="flex items-center gap-2 text-base text-soft">
        <CircleCheck aria-hidden className="size-5 text-green" /> You’re all caught up.
      </p>
    );
  }
  return (
    <ul className="grid gap-x-10 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
      {waiting.map(({ what, count }) => (
        <li key={what}>
          <Target need={NEEDS[what]?.search ?? null}>
            <span className="text-[1.75rem] leading-9 font-semibold tracking-tight tabular-nums">
              {count}
            </span>
            <span className="text-soft">{NEEDS[what]?.words(count)}</span>
          </Target>
        </li>
      ))}
    </ul>
  );
}

const look = "flex items-baseline gap-3 py-3 transition-colors hover:text-accent";

function Target({ need, children }: { need: InboxSearch | null; children: ReactNode }) {
  if (!need) {
    return (
      <Link to="/follow-ups" className={look}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/inbox" search={need} className={look}>
      {children}
    </Link>
  );
}

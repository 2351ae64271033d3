import { Link } from "@tanstack/react-router";

import type { Why } from "../why";

/** The passages the draft rests on. */
export function WhyKnowledge({ why }: { why: Why }) {
  if (why.citations.length === 0) {
    return (
      <p className="text-soft">
        No knowledge entry fits this email, so the draft states no facts of its own.
      </p>
    );
  }
  return (
    <ul className="grid gap-3">
      {why.citations.map(({ knowledge_id, title, passage }) => (
        <li key={knowledge_id}>
          <Link
            to="/knowledge/$entryId"
            params={{ entryId: knowledge_id }}
            className="font-medium text-accent underline-offset-4 hover:underline"
          >
            {title}
          </Link>
          <blockquote className="mt-0.5 border-l-2 pl-3 wrap-anywhere whitespace-pre-wrap text-soft">
            {passage}
          </blockquote>
        </li>
      ))}
    </ul>
  );
}

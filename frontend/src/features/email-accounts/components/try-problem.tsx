import { Callout } from "@/components/ui/callout";
import type { ProblemError } from "@/lib/api/problem";

const SAID_AT_THEIR_FIELDS = ["invalid_fields", "duplicate"];

/** What trying a mailbox showed, in the words of its server. */
export function TryProblem({ problem }: { problem: ProblemError | null }) {
  if (!problem || SAID_AT_THEIR_FIELDS.includes(problem.code)) return null;
  return (
    <Callout tone="danger" title={problem.message}>
      {problem.detail}
    </Callout>
  );
}

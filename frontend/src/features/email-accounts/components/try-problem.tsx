import { Callout } from "@/components/ui/callout";
import type { ProblemError } from "@/lib/api/problem";

/** Why a mailbox could not be connected, where no field is to blame. */
export function TryProblem({ problem }: { problem: ProblemError | null }) {
  if (!problem || problem.fields.size > 0) return null;
  return (
    <Callout tone="danger" title={problem.message}>
      {problem.detail}
    </Callout>
  );
}

import { CloudOff, Lock, SearchX, TriangleAlert } from "lucide-react";

import { Button } from "@/components/ui/button";
import { ProblemError } from "@/lib/api/problem";

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** What failed, why, and what can be done now. */
export function ErrorState({ error, onRetry }: Props) {
  const problem = error instanceof ProblemError ? error : null;
  return (
    <div
      role="alert"
      className="mx-auto grid h-fit max-w-sm justify-items-center gap-2 px-6 py-14 text-center"
    >
      {icon(problem)}
      <h2 className="text-base font-semibold">{problem?.message ?? "This page has a fault"}</h2>
      <p className="text-soft">{advice(problem)}</p>
      {onRetry && problem?.status !== 403 && (
        <Button className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      )}
      {problem?.requestId && <p className="font-mono text-xs text-faint">Request {problem.requestId}</p>}
    </div>
  );
}

function icon(problem: ProblemError | null) {
  const look = { "aria-hidden": true, className: "size-6 text-red", strokeWidth: 1.5 };
  if (problem?.status === 0) return <CloudOff {...look} />;
  if (problem?.status === 403) return <Lock {...look} />;
  return problem?.status === 404 ? <SearchX {...look} /> : <TriangleAlert {...look} />;
}

function advice(problem: ProblemError | null): string {
  if (!problem) return "Reload the page. If it comes back, tell the person who runs Mailroom.";
  if (problem.status === 403) return "Your role does not include this. Ask an admin if you need it.";
  if (problem.status === 404) return "It may have been deleted, or belongs to somebody else.";
  return problem.detail ?? "Nothing was lost. Try again in a moment.";
}

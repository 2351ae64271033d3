import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";

import { ErrorState } from "@/components/error-state";
import { PageHeader } from "@/components/page-header";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";

import { runQueryOptions } from "../api/run-query";
import { flowName, runStanding } from "../names";
import { RunActions } from "./run-actions";
import { RunError } from "./run-error";
import { RunFacts } from "./run-facts";
import { RunSummary } from "./run-summary";
import { RunTimeline } from "./run-timeline";
import { StepDetail } from "./step-detail";

/** One run: what it is at, every step on a time axis, and what can be done. */
export function RunDesk({ id }: { id: string }) {
  const { data: run, error, refetch } = useQuery(runQueryOptions(id));
  const [chosen, setChosen] = useState<number | null>(null);
  if (error && !run) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!run) return <RowsSkeleton />;
  const { standing, word } = runStanding(run);
  const isFailing = run.state === "failed" || run.waiting_for === "retry";
  const step = run.steps.find(({ position }) => position === chosen) ?? run.steps.at(-1);
  return (
    <>
      <div className="px-2 pt-3 sm:px-6">
        <Button asChild variant="ghost" size="sm">
          <Link to="/jobs/runs" search={{ flow: run.flow }}>
            <ArrowLeft /> Runs
          </Link>
        </Button>
      </div>
      <PageHeader
        title={flowName(run.flow)}
        description={
          <span className="flex flex-wrap items-center gap-x-3">
            <Status standing={standing}>{word}</Status>
            <RunSummary run={run} />
          </span>
        }
        action={<RunActions run={run} />}
      />
      <div className="grid gap-8 px-4 pb-12 sm:px-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-6">
          {isFailing && run.failure && <RunError error={run.failure} />}
          <RunTimeline run={run} chosen={step?.position ?? null} onChoose={setChosen} />
        </div>
        <aside className="grid content-start gap-6">
          {step && <StepDetail step={step} subject={run.subject} />}
          <RunFacts run={run} />
        </aside>
      </div>
    </>
  );
}

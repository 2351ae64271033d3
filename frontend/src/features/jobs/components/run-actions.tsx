import { FastForward, RotateCw, X } from "lucide-react";

import { ConfirmButton } from "@/components/confirm-button";
import { Button } from "@/components/ui/button";

import { useCancelRun } from "../api/cancel-run";
import { useHurryRun } from "../api/hurry-run";
import { useRetryRun } from "../api/retry-run";
import type { RunDetail } from "../names";

/** What the run would accept now; nothing else is offered. */
export function RunActions({ run }: { run: RunDetail }) {
  const retry = useRetryRun(run.id);
  const cancel = useCancelRun(run.id);
  const hurry = useHurryRun(run.id);
  return (
    <>
      {run.actions.cancel && (
        <ConfirmButton
          question="Cancel this run?"
          yes="Cancel the run"
          no="Let it go on"
          onYes={() => cancel.mutate()}
          trigger={
            <Button variant="danger" disabled={cancel.isPending}>
              <X /> Cancel
            </Button>
          }
        >
          It stops where it stands, and what it had still to do is not done.
        </ConfirmButton>
      )}
      {run.actions.run_now && (
        <Button disabled={hurry.isPending} onClick={() => hurry.mutate()}>
          <FastForward /> Run now
        </Button>
      )}
      {run.actions.retry && (
        <Button variant="primary" disabled={retry.isPending} onClick={() => retry.mutate()}>
          <RotateCw /> Retry
        </Button>
      )}
    </>
  );
}

import { RotateCw } from "lucide-react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";

import { useRedriveRuns } from "../api/redrive-runs";
import type { RunFilter } from "../api/runs-query";

/** Lets all failed runs of the filter go on at the step they failed at. */
export function RedriveButton({ filter }: { filter: RunFilter }) {
  const redrive = useRedriveRuns();
  const go = () =>
    redrive.mutate(filter, {
      onSuccess: ({ redriven, left }) =>
        toast(
          `${redriven} ${redriven === 1 ? "run goes" : "runs go"} on${left > 0 ? `; ${left} are left` : ""}`,
        ),
    });
  return (
    <Button variant="primary" disabled={redrive.isPending} onClick={go}>
      <RotateCw /> Retry these
    </Button>
  );
}

import { Link } from "@tanstack/react-router";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Email } from "@/lib/api/types";
import { useMe } from "@/lib/queries/use-me";

import { useReprocessEmail } from "../api/reprocess-email";

/** An email that could not be worked on. */
export function FailedCard({ email }: { email: Email }) {
  const me = useMe();
  const reprocess = useReprocessEmail(email.id);
  return (
    <section aria-label="Reply" className="grid gap-3">
      <Callout tone="danger" title="Mailroom could not work on this email">
        {email.status_reason ?? "Several tries failed. Nothing was sent."}
      </Callout>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" onClick={() => reprocess.mutate()} disabled={reprocess.isPending}>
          Try again
        </Button>
        {email.run && me.role !== "user" && (
          <Link
            to="/jobs/runs/$runId"
            params={{ runId: email.run.id }}
            className="text-accent underline-offset-4 hover:underline"
          >
            Look at the run
          </Link>
        )}
      </div>
    </section>
  );
}

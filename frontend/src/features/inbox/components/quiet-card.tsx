import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";
import { emailStanding } from "@/lib/email-standing";

import { useReprocessEmail } from "../api/reprocess-email";

/** An email that is not answered, and why. */
export function QuietCard({ email }: { email: Email }) {
  const { standing, word } = emailStanding(email);
  const reprocess = useReprocessEmail(email.id);
  const isRejected = email.status === "rejected";
  return (
    <section aria-label="Reply" className="grid justify-items-start gap-3">
      <div className="flex w-full items-center justify-between">
        <h2 className="font-semibold">No reply</h2>
        <Status standing={standing}>{word}</Status>
      </div>
      <p className="text-soft">
        {email.status_reason ?? (isRejected ? "Somebody decided not to answer it." : "It needs no answer.")}
      </p>
      {isRejected && (
        <Button onClick={() => reprocess.mutate()} disabled={reprocess.isPending}>
          Answer it after all
        </Button>
      )}
    </section>
  );
}

import { Status } from "@/components/status";
import { Skeleton } from "@/components/ui/skeleton";
import type { Email } from "@/lib/api/types";
import { emailStanding } from "@/lib/email-standing";

import { ReplyHead } from "./reply-head";

/** Mailroom is at it; what it makes appears here by itself. */
export function WorkingCard({ email, onWhy }: { email: Email; onWhy: () => void }) {
  const { standing, word } = emailStanding(email);
  return (
    <section aria-label="Draft" className="grid gap-3">
      <ReplyHead title="Draft" email={email} onWhy={onWhy}>
        <Status standing={standing}>{word}</Status>
      </ReplyHead>
      <div className="grid gap-2.5 rounded-lg border bg-sheet p-4">
        <Skeleton className="h-3 w-24" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-11/12" />
        <Skeleton className="h-3 w-2/3" />
      </div>
      <p role="status" className="text-soft">
        Mailroom is working on it. The draft appears here when it is ready.
      </p>
      {email.run?.error != null && (
        <p className="text-xs text-amber">The last try failed; it is tried again soon.</p>
      )}
    </section>
  );
}

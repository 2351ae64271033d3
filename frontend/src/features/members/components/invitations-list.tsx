import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";

import { ErrorState } from "@/components/error-state";
import { Button } from "@/components/ui/button";
import { shortTime } from "@/lib/time";

import { invitationsQueryOptions } from "../api/invitations-query";
import { useResendInvitation } from "../api/resend-invitation";
import { useWithdrawInvitation } from "../api/withdraw-invitation";
import { MEMBER_ROLES } from "../roles";
import { LinkNote } from "./link-note";

/** Who has been invited and has not accepted. */
export function InvitationsList() {
  const query = useQuery(invitationsQueryOptions());
  const resend = useResendInvitation();
  const withdraw = useWithdrawInvitation();
  const [shownId, setShownId] = useState<string | null>(null);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data?.length) return null;
  const sendAgain = (id: string, email: string) =>
    resend.mutate(id, {
      onSuccess: ({ link }) => {
        setShownId(id);
        if (!link) toast(`An invitation is on its way to ${email}`);
      },
    });
  return (
    <section aria-labelledby="invitations" className="px-4 py-6 sm:px-8">
      <h2 id="invitations" className="mb-2 font-semibold">
        Invited
      </h2>
      <ul className="grid gap-3">
        {query.data.map(({ id, email, role, expires_at }) => (
          <li key={id} className="grid gap-2 border-t pt-3">
            <div className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 flex-1">
                <span className="block font-medium wrap-anywhere">{email}</span>
                <span className="block text-xs text-soft">
                  {MEMBER_ROLES[role]} · link good until {shortTime(expires_at)}
                </span>
              </span>
              <Button
                size="sm"
                aria-label={`Send ${email} another link`}
                disabled={resend.isPending}
                onClick={() => sendAgain(id, email)}
              >
                Send again
              </Button>
              <Button
                size="sm"
                aria-label={`Withdraw the invitation of ${email}`}
                disabled={withdraw.isPending}
                onClick={() =>
                  withdraw.mutate(id, { onSuccess: () => void toast(`${email} cannot join any more`) })
                }
              >
                Withdraw
              </Button>
            </div>
            {shownId === id && resend.data?.link && <LinkNote email={email} link={resend.data.link} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

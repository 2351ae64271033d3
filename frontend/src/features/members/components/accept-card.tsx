import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useMe } from "@/lib/queries/use-me";

import { useAcceptInvitation } from "../api/accept-invitation";

/** Joins the workspace that a link invites to. */
export function AcceptCard({ token, onJoined }: { token: string; onJoined: () => void }) {
  const { email } = useMe();
  const accept = useAcceptInvitation();
  return (
    <div className="grid max-w-xl gap-4 px-4 py-6 sm:px-8">
      <p>
        You are signed in as <strong>{email}</strong>. Your own workspace stays as it is; you choose between
        them at the top of the page.
      </p>
      {accept.isError && (
        <Callout tone="danger" title="This link cannot be used">
          It was made for another address, was used or withdrawn, or has ended. Ask whoever sent it for
          another.
        </Callout>
      )}
      <div>
        <Button
          variant="primary"
          disabled={accept.isPending || !token}
          onClick={() => accept.mutate(token, { onSuccess: onJoined })}
        >
          Join the workspace
        </Button>
      </div>
    </div>
  );
}

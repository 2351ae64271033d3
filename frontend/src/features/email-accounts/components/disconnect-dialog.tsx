import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EmailAccount } from "@/lib/api/types";

import { useDeleteAccount } from "../api/delete-account";
import { useUpdateAccount } from "../api/update-account";

interface Props {
  account: EmailAccount;
  open: boolean;
  onClose: () => void;
}

/** Disconnecting cannot be undone, so it is asked; pausing is offered instead. */
export function DisconnectDialog({ account, open, onClose }: Props) {
  const remove = useDeleteAccount(account.id);
  const update = useUpdateAccount(account.id);
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Disconnect ${account.email}?`}>
      <p className="text-soft">
        Mailroom forgets this mailbox with all its emails, drafts and follow-ups. Nothing is deleted in the
        mailbox itself. This cannot be undone.
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button
          variant="danger"
          disabled={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
        >
          Disconnect
        </Button>
        {account.is_active && (
          <Button
            disabled={update.isPending}
            onClick={() => update.mutate({ is_active: false }, { onSuccess: onClose })}
          >
            Pause it instead
          </Button>
        )}
      </div>
    </Dialog>
  );
}

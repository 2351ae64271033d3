import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import { useMe } from "@/lib/queries/use-me";

import { ImapForm } from "./imap-form";
import { MaildirForm } from "./maildir-form";

/** Connects a mailbox by IMAP; admins may also connect a folder of the server. */
export function AddAccountDialog() {
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus /> Add email account
      </Button>
      <Dialog
        side
        open={isOpen}
        onOpenChange={setOpen}
        title="Add an email account"
        description="It is tried before anything is saved."
      >
        {me.role === "user" ? (
          <ImapForm onDone={close} />
        ) : (
          <Tabs
            label="Kind of mailbox"
            tabs={[
              { value: "imap", label: "IMAP and SMTP", content: <ImapForm onDone={close} /> },
              { value: "maildir", label: "Folder on the server", content: <MaildirForm onDone={close} /> },
            ]}
          />
        )}
      </Dialog>
    </>
  );
}

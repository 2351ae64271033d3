import { type FormEvent, useState } from "react";

import { HoursFields } from "@/components/hours-fields";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { Textarea } from "@/components/ui/textarea";
import type { EmailAccount } from "@/lib/api/types";
import { useMe } from "@/lib/queries/use-me";

import { useUpdateAccount } from "../api/update-account";

interface Props {
  account: EmailAccount;
  open: boolean;
  onClose: () => void;
}

/** How a mailbox reads and sends: its name, its limits, its signature, the group behind it. */
export function AccountDialog({ account, open, onClose }: Props) {
  const me = useMe();
  const [name, setName] = useState(account.display_name);
  const [limit, setLimit] = useState(account.daily_send_limit);
  const [hours, setHours] = useState(account.send_window ?? null);
  const [signature, setSignature] = useState(account.signature ?? null);
  const [isGroup, setIsGroup] = useState(account.is_group);
  const [password, setPassword] = useState("");
  const update = useUpdateAccount(account.id);

  function submit(event: FormEvent) {
    event.preventDefault();
    const body = {
      display_name: name,
      daily_send_limit: limit,
      send_window: hours,
      signature,
      is_group: isGroup,
    };
    update.mutate(password ? { ...body, password } : body, { onSuccess: onClose });
  }

  return (
    <Dialog
      side
      open={open}
      onOpenChange={onClose}
      title={account.email}
      description="How this mailbox reads and sends."
    >
      <form onSubmit={submit} className="grid gap-5">
        <Field label="Name in the From line">
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field
          label="At most this many a day"
          hint="More waits for the next day; raising it lets go what waits."
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              value={limit}
              onChange={(event) => setLimit(Number(event.target.value))}
            />
          )}
        </Field>
        <SwitchRow
          label="Own hours"
          hint="For messages nobody waits for, such as follow-ups. Otherwise your working hours count."
          checked={hours !== null}
          onChange={(is) => setHours(is ? me.working_hours : null)}
        />
        {hours && <HoursFields hours={hours} onChange={setHours} />}
        <SwitchRow
          label="Own signature"
          hint="Otherwise yours counts."
          checked={signature !== null}
          onChange={(is) => setSignature(is ? me.signature : null)}
        />
        {signature !== null && (
          <Field label="Signature">
            {(control) => (
              <Textarea
                {...control}
                rows={4}
                value={signature}
                onChange={(event) => setSignature(event.target.value)}
              />
            )}
          </Field>
        )}
        <SwitchRow
          label="This address is a group"
          hint="A mailing group marks every letter as list mail. Switched on, Mailroom looks at who wrote it instead, and answers customers."
          checked={isGroup}
          onChange={setIsGroup}
        />
        {account.has_secret && (
          <Field label="New password" hint="Leave it empty to keep the present one. It is tried first.">
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="submit" variant="primary" disabled={update.isPending}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}

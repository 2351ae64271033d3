import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SwitchRow } from "@/components/ui/switch-row";
import { ProblemError } from "@/lib/api/problem";
import type { Role, User } from "@/lib/api/types";
import { useMe } from "@/lib/queries/use-me";

import { useDeleteUser } from "../api/delete-user";
import { useUpdateUser } from "../api/update-user";
import { ROLES } from "../roles";

/** What a super admin may change about a person. */
export function UserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const me = useMe();
  const [role, setRole] = useState<Role>(user.role);
  const [quota, setQuota] = useState(user.quota);
  const [isActive, setActive] = useState(user.is_active);
  const [password, setPassword] = useState("");
  const [isSure, setSure] = useState(false);
  const update = useUpdateUser(user.id);
  const remove = useDeleteUser();
  const problem = update.error instanceof ProblemError ? update.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const body = { role, quota, is_active: isActive, ...(password ? { password } : {}) };
    update.mutate(body, {
      onSuccess: () => {
        toast(`${user.full_name} is changed`);
        onClose();
      },
    });
  }

  return (
    <Dialog side open onOpenChange={onClose} title={user.full_name} description={user.email}>
      <form onSubmit={submit} className="grid gap-5">
        {problem && problem.fields.size === 0 && (
          <Callout tone="danger" title={problem.message}>
            {problem.detail}
          </Callout>
        )}
        <Field label="Role">
          {(control) => (
            <Select {...control} value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {Object.entries(ROLES).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Emails per month" problem={problem?.fields.get("quota")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              value={quota}
              onChange={(event) => setQuota(Number(event.target.value))}
            />
          )}
        </Field>
        <Field
          label="New password"
          hint="For somebody who forgot theirs. Signs them out everywhere."
          problem={problem?.fields.get("password")}
        >
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
        <SwitchRow
          label="Active"
          hint="Off: cannot sign in; mailboxes rest."
          checked={isActive}
          disabled={user.id === me.id}
          onChange={setActive}
        />
        <Button type="submit" variant="primary" disabled={update.isPending}>
          Save
        </Button>
      </form>
      {user.id !== me.id && (
        <div className="mt-8 grid gap-3 border-t pt-5">
          <SwitchRow
            label="Delete this person"
            hint="With all mailboxes, emails and drafts. This cannot be undone."
            checked={isSure}
            onChange={setSure}
          />
          {isSure && (
            <Button
              variant="danger"
              disabled={remove.isPending}
              onClick={() => remove.mutate(user.id, { onSuccess: onClose })}
            >
              Delete {user.full_name}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}

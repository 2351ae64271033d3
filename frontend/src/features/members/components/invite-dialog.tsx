import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ProblemError } from "@/lib/api/problem";
import type { Member } from "@/lib/api/types";

import { useInviteMember } from "../api/invite-member";
import { MEMBER_ROLES } from "../roles";
import { LinkNote } from "./link-note";

/** Invites a colleague into the selected workspace. */
export function InviteDialog() {
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Member["role"]>("member");
  const invite = useInviteMember();
  const problem = invite.error instanceof ProblemError ? invite.error : null;

  function open(isOpenNow: boolean) {
    setOpen(isOpenNow);
    if (isOpenNow) return;
    setEmail("");
    invite.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate(
      { email, role },
      {
        onSuccess: ({ link }) => {
          if (link) return;
          toast(`An invitation is on its way to ${email}`);
          open(false);
        },
      },
    );
  }

  return (
    <>
      <Button variant="primary" onClick={() => open(true)}>
        <Plus /> Invite
      </Button>
      <Dialog
        side
        open={isOpen}
        onOpenChange={open}
        title="Invite a colleague"
        description="They join once they accept, signed in with this address."
      >
        {invite.data?.link ? (
          <LinkNote email={invite.data.email} link={invite.data.link} />
        ) : (
          <form onSubmit={submit} className="grid gap-4" noValidate>
            {problem && problem.fields.size === 0 && (
              <Callout tone="danger" title={problem.message}>
                {problem.detail}
              </Callout>
            )}
            <Field label="Email" problem={problem?.fields.get("email")}>
              {(control) => (
                <Input
                  {...control}
                  type="email"
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </Field>
            <Field label="Role" hint="Owners invite and remove others.">
              {(control) => (
                <Select
                  {...control}
                  value={role}
                  onChange={(event) => setRole(event.target.value as Member["role"])}
                >
                  {Object.entries(MEMBER_ROLES).map(([value, name]) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Button type="submit" variant="primary" disabled={invite.isPending}>
              Invite
            </Button>
          </form>
        )}
      </Dialog>
    </>
  );
}

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
import type { Role } from "@/lib/api/types";

import { useCreateUser } from "../api/create-user";
import { ROLES } from "../roles";

const EMPTY = { full_name: "", email: "", password: "" };

/** Makes an account for somebody. */
export function AddUserDialog() {
  const [isOpen, setOpen] = useState(false);
  const [person, setPerson] = useState(EMPTY);
  const [role, setRole] = useState<Role>("user");
  const create = useCreateUser();
  const problem = create.error instanceof ProblemError ? create.error : null;
  const set = (name: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setPerson({ ...person, [name]: event.target.value });

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate(
      { ...person, role },
      {
        onSuccess: () => {
          toast(`${person.full_name} can sign in now`);
          setPerson(EMPTY);
          setOpen(false);
        },
      },
    );
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus /> Add user
      </Button>
      <Dialog
        side
        open={isOpen}
        onOpenChange={setOpen}
        title="Add a user"
        description="They get a workspace of their own with the first intents."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          {problem && problem.fields.size === 0 && (
            <Callout tone="danger" title={problem.message}>
              {problem.detail}
            </Callout>
          )}
          <Field label="Name" problem={problem?.fields.get("full_name")}>
            {(control) => <Input {...control} value={person.full_name} onChange={set("full_name")} />}
          </Field>
          <Field label="Email" problem={problem?.fields.get("email")}>
            {(control) => <Input {...control} type="email" value={person.email} onChange={set("email")} />}
          </Field>
          <Field
            label="First password"
            hint="At least 8 characters. They can change it."
            problem={problem?.fields.get("password")}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="new-password"
                value={person.password}
                onChange={set("password")}
              />
            )}
          </Field>
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
          <Button type="submit" variant="primary" disabled={create.isPending}>
            Add user
          </Button>
        </form>
      </Dialog>
    </>
  );
}

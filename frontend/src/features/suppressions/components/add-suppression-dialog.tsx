import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemError } from "@/lib/api/problem";

import { useAddSuppression } from "../api/add-suppression";

const EMPTY = { email: "", quote: "" };

/** Puts an address on the list by hand. */
export function AddSuppressionDialog() {
  const [isOpen, setOpen] = useState(false);
  const [entry, setEntry] = useState(EMPTY);
  const add = useAddSuppression();
  const problem = add.error instanceof ProblemError ? add.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate(entry, {
      onSuccess: ({ email }) => {
        toast(`Nothing leaves for ${email} any more`);
        setEntry(EMPTY);
        setOpen(false);
      },
    });
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus /> Add address
      </Button>
      <Dialog
        side
        open={isOpen}
        onOpenChange={setOpen}
        title="Add an address"
        description="Nothing leaves for it from now on, whatever was approved."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          {problem && problem.fields.size === 0 && (
            <Callout tone="danger" title={problem.message}>
              {problem.detail}
            </Callout>
          )}
          <Field label="Address" problem={problem?.fields.get("email")}>
            {(control) => (
              <Input
                {...control}
                type="email"
                value={entry.email}
                onChange={(event) => setEntry({ ...entry, email: event.target.value })}
              />
            )}
          </Field>
          <Field label="Why" hint="In your words, for your colleagues.">
            {(control) => (
              <Input
                {...control}
                value={entry.quote}
                onChange={(event) => setEntry({ ...entry, quote: event.target.value })}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={add.isPending}>
            Add address
          </Button>
        </form>
      </Dialog>
    </>
  );
}

import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ProblemError } from "@/lib/api/problem";
import { useMe } from "@/lib/queries/use-me";

import { useUpdateMe } from "../api/update-me";

/** How the person is called, and how drafts should sound. */
export function ProfileForm() {
  const me = useMe();
  const [name, setName] = useState(me.full_name);
  const [persona, setPersona] = useState(me.persona);
  const update = useUpdateMe();
  const problem = update.error instanceof ProblemError ? update.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(
      { full_name: name, persona },
      { onSuccess: () => toast("Saved. The next draft sounds like that.") },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="Your name" problem={problem?.fields.get("full_name")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="How drafts should sound"
        hint="As you would tell a colleague who answers for you. Everything in the knowledge base is known already."
        problem={problem?.fields.get("persona")}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            className="field-sizing-content min-h-32"
            value={persona}
            placeholder="Friendly and brief. Answer in the first sentence. Use the reader’s language."
            onChange={(event) => setPersona(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-start" disabled={update.isPending}>
        Save
      </Button>
    </form>
  );
}

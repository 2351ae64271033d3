import type { FormEvent } from "react";
import { toast } from "sonner";

import { SaveButtons } from "@/components/save-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ProblemError } from "@/lib/api/problem";
import { useMe } from "@/lib/queries/use-me";
import { useKept } from "@/lib/use-kept";

import { useUpdateMe } from "../api/update-me";

/** How the person is called, and how drafts should sound. */
export function ProfileForm() {
  const me = useMe();
  const { value, setValue, isChanged, discard } = useKept("profile", {
    full_name: me.full_name,
    persona: me.persona,
  });
  const update = useUpdateMe();
  const problem = update.error instanceof ProblemError ? update.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(value, { onSuccess: () => toast("Saved. The next draft sounds like that.") });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="Your name" problem={problem?.fields.get("full_name")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            value={value.full_name}
            onChange={(event) => setValue({ ...value, full_name: event.target.value })}
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
            value={value.persona}
            placeholder="Friendly and brief. Answer in the first sentence. Use the reader’s language."
            onChange={(event) => setValue({ ...value, persona: event.target.value })}
          />
        )}
      </Field>
      <SaveButtons isSaving={update.isPending} isChanged={isChanged} onDiscard={discard} />
    </form>
  );
}

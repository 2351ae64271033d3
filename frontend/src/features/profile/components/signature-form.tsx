import type { FormEvent } from "react";
import { toast } from "sonner";

import { SaveButtons } from "@/components/save-buttons";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { ProblemError } from "@/lib/api/problem";
import { useMe } from "@/lib/queries/use-me";
import { useKept } from "@/lib/use-kept";

import { useUpdateMe } from "../api/update-me";

/** The signature, and how the end of a reply looks with it. */
export function SignatureForm() {
  const me = useMe();
  const { value: signature, setValue: setSignature, isChanged, discard } = useKept("signature", me.signature);
  const update = useUpdateMe();
  const problem = update.error instanceof ProblemError ? update.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ signature }, { onSuccess: () => toast("Signature saved") });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="Signature" problem={problem?.fields.get("signature")}>
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            value={signature}
            placeholder={`${me.full_name}\nLarkbench GmbH, Berlin`}
            onChange={(event) => setSignature(event.target.value)}
          />
        )}
      </Field>
      <figure>
        <figcaption className="mb-1 text-xs text-faint">The end of a reply</figcaption>
        <div className="rounded-lg border bg-sheet px-4 py-3 text-base wrap-anywhere whitespace-pre-wrap">
          <span className="text-faint">… just reply to this email.</span>
          {signature.trim() && `\n\n${signature}`}
        </div>
      </figure>
      <SaveButtons isSaving={update.isPending} isChanged={isChanged} onDiscard={discard} />
    </form>
  );
}

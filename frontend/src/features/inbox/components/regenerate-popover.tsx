import { Sparkles } from "lucide-react";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { Textarea } from "@/components/ui/textarea";
import type { Email } from "@/lib/api/types";

import { useRegenerateDraft } from "../api/regenerate-draft";

const SUGGESTIONS = ["Shorter", "Warmer", "More formal", "Offer a call"];

interface Props {
  email: Email;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Has the draft written again, with a word about what to change. */
export function RegeneratePopover({ email, open, onOpenChange }: Props) {
  const [instruction, setInstruction] = useState("");
  const regenerate = useRegenerateDraft(email.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (regenerate.isPending) return;
    regenerate.mutate(instruction.trim(), { onSuccess: () => onOpenChange(false) });
  };
  return (
    <Popover
      label="Regenerate the draft"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button>
          <Sparkles /> Regenerate…
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-3">
        <Field
          label="What should be different?"
          hint="Enter writes it again; leave it empty for another try."
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={2000}
              placeholder="Shorter, and offer Thursday"
              value={instruction}
              onChange={(event) => setInstruction(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.shiftKey) return;
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-1.5">
          {SUGGESTIONS.map((words) => (
            <Button key={words} size="sm" className="rounded-full" onClick={() => setInstruction(words)}>
              {words}
            </Button>
          ))}
        </div>
        <Button type="submit" variant="primary" disabled={regenerate.isPending}>
          Write it again
        </Button>
      </form>
    </Popover>
  );
}

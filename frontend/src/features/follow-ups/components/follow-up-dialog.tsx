import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { FollowUp } from "@/lib/api/types";
import { localInput } from "@/lib/time";

import { useUpdateFollowUp } from "../api/update-follow-up";

interface Props {
  followUp: FollowUp;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** When a reminder is sent and what it says. */
export function FollowUpDialog({ followUp, open, onOpenChange }: Props) {
  const [at, setAt] = useState(localInput(followUp.scheduled_at));
  const [context, setContext] = useState(followUp.follow_up_context);
  const [text, setText] = useState(followUp.draft_content ?? "");
  const update = useUpdateFollowUp(followUp.id);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isMoved = at !== localInput(followUp.scheduled_at);
    const body = {
      ...(isMoved ? { scheduled_at: new Date(at).toISOString() } : {}),
      ...(context !== followUp.follow_up_context ? { follow_up_context: context } : {}),
      ...(text !== (followUp.draft_content ?? "") ? { draft_content: text } : {}),
    };
    update.mutate(body, { onSuccess: () => onOpenChange(false) });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Move or change the reminder">
      <form onSubmit={submit} className="grid gap-4">
        <Field label="When">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Field>
        <Field label="What to mention" hint="Told to Mailroom when it writes the reminder.">
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={context}
              onChange={(event) => setContext(event.target.value)}
            />
          )}
        </Field>
        <Field
          label="Text"
          hint="Leave it empty: Mailroom writes it when it is due, knowing the conversation by then."
        >
          {(control) => (
            <Textarea {...control} rows={5} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={update.isPending}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}

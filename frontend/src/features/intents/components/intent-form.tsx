import type { FormEvent } from "react";

import { SaveButtons } from "@/components/save-buttons";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { Textarea } from "@/components/ui/textarea";
import type { ProblemError } from "@/lib/api/problem";

import type { IntentDraft } from "../intent-draft";
import { KeywordsInput } from "./keywords-input";

interface Props {
  draft: IntentDraft;
  onChange: (draft: IntentDraft) => void;
  onSave: () => void;
  isSaving: boolean;
  isChanged: boolean;
  onDiscard: () => void;
  problem: ProblemError | null;
}

/** What an intent is called, how it is recognised and how it is answered. */
export function IntentForm({ draft, onChange, onSave, isSaving, isChanged, onDiscard, problem }: Props) {
  const set = <Name extends keyof IntentDraft>(name: Name, value: IntentDraft[Name]) =>
    onChange({ ...draft, [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form onSubmit={submit} className="grid content-start gap-5">
      {problem && problem.fields.size === 0 && (
        <Callout tone="danger" title={problem.message}>
          {problem.detail}
        </Callout>
      )}
      <Field label="Name" problem={problem?.fields.get("name")}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            placeholder="Pricing question"
            onChange={(event) => set("name", event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Keywords"
        hint="Whole words or phrases. In the subject they count twice."
        problem={problem?.fields.get("keywords")}
      >
        {(control) => (
          <KeywordsInput
            {...control}
            keywords={draft.keywords}
            onChange={(keywords) => set("keywords", keywords)}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Priority" hint="Higher is matched first." problem={problem?.fields.get("priority")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              value={draft.priority}
              onChange={(event) => set("priority", Number(event.target.value))}
            />
          )}
        </Field>
        <Field
          label="Minimum confidence"
          hint="To send automatically, 0 to 1."
          problem={problem?.fields.get("confidence_threshold")}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={1}
              step={0.05}
              value={draft.confidence_threshold}
              onChange={(event) => set("confidence_threshold", Number(event.target.value))}
            />
          )}
        </Field>
      </div>
      <Field
        label="How to answer"
        hint="In your own words, as you would tell a new colleague."
        problem={problem?.fields.get("ai_prompt")}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            value={draft.ai_prompt}
            placeholder="Name the plan that fits and its price. Offer a call when they have more than 50 people."
            onChange={(event) => set("ai_prompt", event.target.value)}
          />
        )}
      </Field>
      <Field label="Description" hint="For your colleagues." problem={problem?.fields.get("description")}>
        {(control) => (
          <Input
            {...control}
            value={draft.description}
            onChange={(event) => set("description", event.target.value)}
          />
        )}
      </Field>
      <SwitchRow
        label="Replies send themselves"
        hint="Only when the checks pass, the confidence suffices and the email account allows it."
        checked={draft.auto_send}
        onChange={(is) => set("auto_send", is)}
      />
      <SwitchRow
        label="Acknowledge what waits for you"
        hint="Where replies send themselves and one leaves a question open, the sender hears that a person will answer."
        checked={draft.acknowledge}
        disabled={!draft.auto_send}
        onChange={(is) => set("acknowledge", is)}
      />
      <SwitchRow
        label="The sender is a lead"
        hint="Somebody who may buy."
        checked={draft.is_lead}
        onChange={(is) => set("is_lead", is)}
      />
      <SwitchRow
        label="Default"
        hint="Answers when no other intent fits. There is exactly one."
        checked={draft.is_default}
        disabled={draft.is_default}
        onChange={(is) => set("is_default", is)}
      />
      <SwitchRow label="On" checked={draft.is_active} onChange={(is) => set("is_active", is)} />
      <SaveButtons isPrimary isSaving={isSaving} isChanged={isChanged} onDiscard={onDiscard} />
    </form>
  );
}

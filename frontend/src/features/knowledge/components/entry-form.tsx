import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { toast } from "sonner";

import { Markdown } from "@/components/markdown";
import { SaveButtons } from "@/components/save-buttons";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { Textarea } from "@/components/ui/textarea";
import { ProblemError } from "@/lib/api/problem";
import type { KnowledgeEntry } from "@/lib/api/types";
import { useHotkeys } from "@/lib/use-hotkeys";
import { useKept } from "@/lib/use-kept";

import { useSaveEntry } from "../api/save-entry";

interface Props {
  entry: KnowledgeEntry | null;
  /** Text of a new entry to begin with. */
  content?: string | undefined;
  categories: readonly string[];
}

const FORM = "knowledge-entry";

/** An entry in Markdown, and beside it as it reads. */
export function EntryForm({ entry, content: begun = "", categories }: Props) {
  const navigate = useNavigate();
  const { value, setValue, isChanged, discard } = useKept(`knowledge.${entry?.id ?? `new.${begun}`}`, {
    title: entry?.title ?? "",
    category: entry?.category ?? "",
    content: entry?.content ?? begun,
    is_active: entry?.is_active ?? true,
  });
  const { title, category, content, is_active: isActive } = value;
  const set = (part: Partial<typeof value>) => setValue((now) => ({ ...now, ...part }));
  const save = useSaveEntry(entry?.id ?? null);
  const problem = save.error instanceof ProblemError ? save.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(value, {
      onSuccess: ({ id }) => {
        if (!entry) discard();
        toast("Saved. The next draft knows it.");
        if (!entry) void navigate({ to: "/knowledge/$entryId", params: { entryId: id }, replace: true });
      },
    });
  }
  useHotkeys(
    { "mod+s": () => (document.getElementById(FORM) as HTMLFormElement | null)?.requestSubmit() },
    (field) => field.closest("form")?.id === FORM,
  );

  return (
    <form id={FORM} onSubmit={submit} className="grid gap-5 px-4 pb-10 sm:px-8 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        {problem && problem.fields.size === 0 && (
          <Callout tone="danger" title={problem.message}>
            {problem.detail}
          </Callout>
        )}
        <Field label="Title" problem={problem?.fields.get("title")}>
          {(control) => (
            <Input
              {...control}
              value={title}
              placeholder="Plans and prices"
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label="Category" problem={problem?.fields.get("category")}>
          {(control) => (
            <>
              <Input
                {...control}
                list="categories"
                value={category}
                placeholder="Pricing"
                onChange={(event) => set({ category: event.target.value })}
              />
              <datalist id="categories">
                {categories.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field
          label="Content"
          hint="Markdown. Short paragraphs with one fact each are found best."
          problem={problem?.fields.get("content")}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={16}
              className="field-sizing-content min-h-72 py-2.5 font-mono leading-6"
              value={content}
              placeholder={"The Team plan costs €9 per seat and month.\n\nThere is no set-up fee."}
              onChange={(event) => set({ content: event.target.value })}
            />
          )}
        </Field>
        <SwitchRow
          label="Drafts may use it"
          hint="Switch it off to keep it without using it."
          checked={isActive}
          onChange={(is_active) => set({ is_active })}
        />
        <SaveButtons isPrimary isSaving={save.isPending} isChanged={isChanged} onDiscard={discard} />
      </div>
      <section aria-label="Preview" className="hidden content-start gap-2 lg:grid">
        <p className="font-medium text-faint">Preview</p>
        <div className="rounded-lg border bg-sheet px-6 py-5">
          {content.trim() ? (
            <Markdown text={content} />
          ) : (
            <p className="text-faint">The preview appears as you write.</p>
          )}
        </div>
      </section>
    </form>
  );
}

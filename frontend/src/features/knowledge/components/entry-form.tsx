import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Markdown } from "@/components/markdown";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { Textarea } from "@/components/ui/textarea";
import { ProblemError } from "@/lib/api/problem";
import type { KnowledgeEntry } from "@/lib/api/types";
import { useHotkeys } from "@/lib/use-hotkeys";

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
  const [title, setTitle] = useState(entry?.title ?? "");
  const [category, setCategory] = useState(entry?.category ?? "");
  const [content, setContent] = useState(entry?.content ?? begun);
  const [isActive, setActive] = useState(entry?.is_active ?? true);
  const save = useSaveEntry(entry?.id ?? null);
  const problem = save.error instanceof ProblemError ? save.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const body = { title, category, content, is_active: isActive };
    save.mutate(body, {
      onSuccess: ({ id }) => {
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
              onChange={(event) => setTitle(event.target.value)}
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
                onChange={(event) => setCategory(event.target.value)}
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
          label="What is true"
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
              onChange={(event) => setContent(event.target.value)}
            />
          )}
        </Field>
        <SwitchRow
          label="Drafts may use it"
          hint="Switch it off to keep it without using it."
          checked={isActive}
          onChange={setActive}
        />
        <Button type="submit" variant="primary" className="justify-self-start" disabled={save.isPending}>
          Save
        </Button>
      </div>
      <section aria-label="Preview" className="hidden content-start gap-2 lg:grid">
        <p className="font-medium text-faint">As it reads</p>
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

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Tabs } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { components } from "@/lib/api/schema.gen";
import { useDebounced } from "@/lib/use-debounced";

import { intentTestQueryOptions } from "../api/intent-test-query";
import { BenchResult } from "./bench-result";

type Rule = components["schemas"]["DraftRule"];

/** How many of the last emails the rules run over. */
const LAST = 50;

interface Props {
  /** The rule as it stands in the form. */
  rule: Rule;
}

/** What the rules would do with real emails or a pasted one, now and after saving. */
export function TestBench({ rule }: Props) {
  const settled = useDebounced(rule, 300);
  return (
    <section aria-label="Test bench" className="grid content-start gap-2">
      <h2 className="font-semibold">Test bench</h2>
      <Tabs
        label="What to test on"
        tabs={[
          { value: "emails", label: "Last emails", content: <OnEmails rule={settled} /> },
          { value: "text", label: "Pasted text", content: <OnText rule={settled} /> },
        ]}
      />
    </section>
  );
}

function OnEmails({ rule }: Props) {
  const before = useQuery(intentTestQueryOptions({ last: LAST }));
  const after = useQuery(intentTestQueryOptions({ last: LAST, rules: [rule] }));
  const error = before.error ?? after.error;
  if (error) return <ErrorState error={error} onRetry={() => void after.refetch()} />;
  if (!before.data || !after.data) return <RowsSkeleton rows={6} label="Testing" />;
  const pairs = after.data.map((result) => ({
    result,
    before: before.data.find(({ email_id }) => email_id === result.email_id),
  }));
  const isMine = (matched: (typeof pairs)[number]["result"]["matched"]) =>
    Boolean(matched && (rule.id ? matched.intent_id === rule.id : !matched.intent_id));
  const mine = pairs.filter(({ result }) => isMine(result.matched));
  const changed = pairs.filter(
    ({ result, before }) => before?.matched?.intent_name !== result.matched?.intent_name,
  );
  const shown = [...new Set([...changed, ...mine])];
  return (
    <div className="grid gap-3">
      <p role="status" className="text-soft">
        Of the last {pairs.length} emails, <strong className="font-semibold text-ink">{mine.length}</strong>{" "}
        would be “{rule.name}”
        {changed.length > 0 && <>, and {changed.length} would be sorted otherwise than now</>}.
      </p>
      {shown.length === 0 && (
        <p className="rounded-md bg-well px-3 py-2 text-soft">
          {rule.keywords?.length
            ? "None of them has these words. Try words your customers really use."
            : "Add words and see at once which emails they would catch."}
        </p>
      )}
      <ol className="divide-y border-y">
        {shown.map(({ result, before }) => (
          <li key={result.email_id} className="py-2.5">
            <BenchResult result={result} before={before} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function OnText({ rule }: Props) {
  const [subject, setSubject] = useState("");
  const [body, setBody] = useState("");
  const text = useDebounced({ subject, body }, 300);
  const hasText = Boolean(text.subject.trim() || text.body.trim());
  const { data } = useQuery({ ...intentTestQueryOptions({ text, rules: [rule] }), enabled: hasText });
  const result = hasText ? data?.[0] : undefined;
  return (
    <div className="grid gap-3">
      <Field label="Subject">
        {(control) => (
          <Input {...control} value={subject} onChange={(event) => setSubject(event.target.value)} />
        )}
      </Field>
      <Field label="Text">
        {(control) => (
          <Textarea {...control} rows={5} value={body} onChange={(event) => setBody(event.target.value)} />
        )}
      </Field>
      <div role="status">{result && <BenchResult result={result} isDetailed />}</div>
    </div>
  );
}

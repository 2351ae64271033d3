import { useState } from "react";
import { toast } from "sonner";

import type { components } from "@/lib/api/schema.gen";
import type { EmailSummary } from "@/lib/api/types";
import { momentInWords } from "@/lib/time";
import { counted } from "@/lib/counted";

import { type Outcome, useDecideEmails } from "./api/decide-emails";
import { useUndoSends } from "./api/undo-sends";
import type { Selection } from "./use-selection";

type Decision = components["schemas"]["BulkAction"];

const UNDO_MILLISECONDS = 10_000;

/** An email about which it could not be decided, and why. */
export interface Refused {
  email: EmailSummary;
  detail: string;
}

/** Decides about all selected emails, offers to take it back, and keeps those selected that refused. */
export function useDecisions(selection: Selection) {
  const decide = useDecideEmails();
  const undoSends = useUndoSends();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const chosen = selection.emails;

  async function run(decision: Decision, said: (count: number) => string, undo: (done: string[]) => unknown) {
    if (chosen.length === 0 || decide.isPending) return;
    setRefused([]);
    let outcomes: Outcome[];
    try {
      outcomes = await decide.mutateAsync({ ids: chosen.map(({ id }) => id), decision });
    } catch {
      return; // A toast has told why; the selection stays.
    }
    const done = outcomes.filter(({ ok }) => ok).map(({ id }) => id);
    const failed = outcomes.flatMap(({ id, ok, detail }) => {
      const email = chosen.find((one) => one.id === id);
      return ok || !email ? [] : [{ email, detail: detail ?? "It was refused." }];
    });
    setRefused(failed);
    selection.replace(failed.map(({ email }) => email.id));
    if (done.length === 0) return;
    toast(said(done.length), {
      duration: UNDO_MILLISECONDS,
      action: { label: "Undo", onClick: () => undo(done) },
    });
  }

  const again = (ids: readonly string[], decision: Decision) =>
    ids.length && decide.mutate({ ids, decision });

  return {
    refused,
    forget: () => setRefused([]),
    isPending: decide.isPending,
    approve: () =>
      run(
        { action: "approve", follow_up: true, draft_versions: {} },
        (count) => `${counted(count, "reply leaves", "replies leave")} in 10 seconds`,
        (done) => undoSends.mutate(done),
      ),
    reject: () =>
      run(
        { action: "reject" },
        (count) => `${counted(count, "email is", "emails are")} not answered`,
        (done) => again(done, { action: "reprocess" }),
      ),
    snooze: (until: Date) =>
      run(
        { action: "snooze", until: until.toISOString() },
        (count) => `${counted(count, "email")} snoozed until ${momentInWords(until)}`,
        (done) => again(done, { action: "snooze", until: new Date(Date.now() + 1_000).toISOString() }),
      ),
    assign: (userId: string | null, name: string) =>
      run(
        { action: "assign", user_id: userId },
        (count) => `${counted(count, "email")} assigned to ${name}`,
        (done) => {
          const given = chosen.filter(({ id }) => done.includes(id));
          for (const user of new Set(given.map(({ assignee_id }) => assignee_id ?? null))) {
            const theirs = given.filter(({ assignee_id }) => (assignee_id ?? null) === user);
            again(
              theirs.map(({ id }) => id),
              { action: "assign", user_id: user },
            );
          }
        },
      ),
  };
}

export type Decisions = ReturnType<typeof useDecisions>;

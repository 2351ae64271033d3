import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Trash2 } from "lucide-react";
import { toast } from "sonner";

import { ErrorState } from "@/components/error-state";
import { PageHeader } from "@/components/page-header";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Button } from "@/components/ui/button";
import { after } from "@/lib/after";
import { ProblemError } from "@/lib/api/problem";
import type { Intent } from "@/lib/api/types";
import { useKept } from "@/lib/use-kept";

import { useDeleteIntent } from "../api/delete-intent";
import { intentQueryOptions } from "../api/intent-query";
import { useSaveIntent } from "../api/save-intent";
import { intentDraft, ruleOf } from "../intent-draft";
import { ApprovalTrend } from "./approval-trend";
import { IntentForm } from "./intent-form";
import { IntentRecord } from "./intent-record";
import { Outcomes } from "./outcomes";
import { TestBench } from "./test-bench";

/** An intent on the left, what it would do with real emails on the right. */
export function IntentDesk({ id }: { id: string | null }) {
  const {
    data: intent,
    error,
    refetch,
  } = useQuery({ ...intentQueryOptions(id ?? ""), enabled: id !== null });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (id && !intent) return <RowsSkeleton />;
  return <Opened key={intent?.id ?? "new"} intent={intent ?? null} />;
}

function Opened({ intent }: { intent: Intent | null }) {
  const navigate = useNavigate();
  const {
    value: draft,
    setValue: setDraft,
    isChanged,
    discard,
  } = useKept(`intent.${intent?.id ?? "new"}`, intentDraft(intent));
  const save = useSaveIntent(intent?.id ?? null);
  const onSave = () =>
    save.mutate(draft, {
      onSuccess: ({ id }) => {
        if (!intent) discard();
        toast("Saved. It counts from the next email on.");
        if (!intent) void navigate({ to: "/intents/$intentId", params: { intentId: id }, replace: true });
      },
    });
  return (
    <>
      <div className="px-2 pt-3 sm:px-6">
        <Button asChild variant="ghost" size="sm">
          <Link to="/intents">
            <ArrowLeft /> Intents
          </Link>
        </Button>
      </div>
      <PageHeader
        title={intent?.name ?? "New intent"}
        description={
          intent ? (
            <IntentRecord id={intent.id} />
          ) : (
            "How a kind of email is recognised, and how it is answered."
          )
        }
        action={intent && !intent.is_default && <DeleteButton intent={intent} />}
      />
      <div className="grid gap-10 px-4 pb-12 sm:px-8 lg:grid-cols-2">
        <div className="grid content-start gap-10">
          <IntentForm
            draft={draft}
            onChange={setDraft}
            onSave={onSave}
            isSaving={save.isPending}
            isChanged={isChanged}
            onDiscard={discard}
            problem={save.error instanceof ProblemError ? save.error : null}
          />
          {intent && (
            <Outcomes
              intent={intent}
              onSwitchOff={() => setDraft((draft) => ({ ...draft, auto_send: false }))}
            />
          )}
          {intent && <ApprovalTrend id={intent.id} />}
        </div>
        <TestBench rule={ruleOf(draft, intent?.id ?? null)} />
      </div>
    </>
  );
}

function DeleteButton({ intent }: { intent: Intent }) {
  const navigate = useNavigate();
  const remove = useDeleteIntent();
  const restore = useSaveIntent(null);
  const tell = () =>
    toast(`“${intent.name}” is deleted`, {
      action: { label: "Undo", onClick: () => restore.mutate(intentDraft(intent)) },
    });
  const leave = () => void navigate({ to: "/intents" });
  return (
    <Button
      variant="danger"
      disabled={remove.isPending}
      onClick={() => after(remove.mutateAsync(intent.id, { onSuccess: leave }), tell)}
    >
      <Trash2 /> Delete
    </Button>
  );
}

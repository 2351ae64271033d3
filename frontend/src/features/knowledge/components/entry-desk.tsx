import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Trash2 } from "lucide-react";
import { toast } from "sonner";

import { ErrorState } from "@/components/error-state";
import { PageHeader } from "@/components/page-header";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Button } from "@/components/ui/button";
import { after } from "@/lib/after";
import type { KnowledgeEntry } from "@/lib/api/types";

import { useDeleteEntry } from "../api/delete-entry";
import { entriesQueryOptions } from "../api/entries-query";
import { entryQueryOptions } from "../api/entry-query";
import { useSaveEntry } from "../api/save-entry";
import { EntryForm } from "./entry-form";
import { EntryUse } from "./entry-use";
import { UsesList } from "./uses-list";

interface Props {
  id: string | null;
  content: string | undefined;
}

/** One entry: written, read as it looks, and how it is used. */
export function EntryDesk({ id, content }: Props) {
  const { data: entry, error, refetch } = useQuery({ ...entryQueryOptions(id ?? ""), enabled: id !== null });
  const { data: entries = [] } = useQuery(entriesQueryOptions());
  const categories = [...new Set(entries.map(({ category }) => category).filter(Boolean))].sort();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (id && !entry) return <RowsSkeleton />;
  return (
    <>
      <div className="px-2 pt-3 sm:px-6">
        <Button asChild variant="ghost" size="sm">
          <Link to="/knowledge">
            <ArrowLeft /> Knowledge base
          </Link>
        </Button>
      </div>
      <PageHeader
        title={entry?.title ?? "New entry"}
        description={entry ? <EntryUse entry={entry} /> : "Something your company knows and drafts may say."}
        action={entry && <DeleteButton entry={entry} />}
      />
      <EntryForm key={entry?.id ?? "new"} entry={entry ?? null} content={content} categories={categories} />
      {entry && entry.cited_count > 0 && (
        <section aria-labelledby="uses" className="border-t px-4 py-6 sm:px-8">
          <h2 id="uses" className="mb-2 font-semibold">
            Used in <span className="font-normal text-faint tabular-nums">{entry.cited_count}</span>
          </h2>
          <UsesList entryId={entry.id} />
        </section>
      )}
    </>
  );
}

function DeleteButton({ entry }: { entry: KnowledgeEntry }) {
  const navigate = useNavigate();
  const remove = useDeleteEntry();
  const restore = useSaveEntry(null);
  const { title, category, content, is_active } = entry;
  const tell = () =>
    toast(`“${title}” is deleted`, {
      action: { label: "Undo", onClick: () => restore.mutate({ title, category, content, is_active }) },
    });
  const leave = () => void navigate({ to: "/knowledge" });
  return (
    <Button
      variant="danger"
      disabled={remove.isPending}
      onClick={() => after(remove.mutateAsync(entry.id, { onSuccess: leave }), tell)}
    >
      <Trash2 /> Delete
    </Button>
  );
}

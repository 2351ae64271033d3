import { Link } from "@tanstack/react-router";

import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import type { KnowledgeEntry } from "@/lib/api/types";
import { shortTime } from "@/lib/time";

const COLUMNS: readonly Column<KnowledgeEntry>[] = [
  {
    id: "title",
    header: "Title",
    sortBy: (entry) => entry.title.toLowerCase(),
    cell: (entry) => (
      <Link to="/knowledge/$entryId" params={{ entryId: entry.id }} className="font-medium hover:text-accent">
        {entry.title}
        {!entry.is_active && <span className="ml-2 text-xs font-normal text-faint">not used</span>}
      </Link>
    ),
  },
  {
    id: "category",
    header: "Category",
    sortBy: (entry) => entry.category,
    cell: (entry) => <span className="text-soft">{entry.category || "–"}</span>,
    className: "hidden sm:table-cell",
  },
  {
    id: "cited",
    header: "Used in",
    sortBy: (entry) => entry.cited_count,
    cell: (entry) => (
      <span className="text-soft">
        {entry.cited_count === 0 ? "–" : entry.cited_count === 1 ? "1 draft" : `${entry.cited_count} drafts`}
      </span>
    ),
  },
  {
    id: "unchanged",
    header: "Sent unchanged",
    sortBy: (entry) => entry.sent_unchanged_count,
    cell: (entry) => <span className="text-soft">{entry.sent_unchanged_count || "–"}</span>,
    className: "hidden lg:table-cell",
  },
  {
    id: "updated",
    header: "Changed",
    sortBy: (entry) => entry.updated_at,
    cell: (entry) => <span className="text-soft">{shortTime(entry.updated_at)}</span>,
    className: "hidden lg:table-cell",
  },
];

export function EntriesTable({ entries }: { entries: KnowledgeEntry[] }) {
  return <DataTable label="Knowledge entries" columns={COLUMNS} rows={entries} keyOf={(entry) => entry.id} />;
}

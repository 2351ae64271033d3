import { type ColumnDef, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";

import type { Column } from "./column";
import { features } from "./features";

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onMore?: () => void;
}

/** A plain table that sorts by its headings; further pages come on demand. */
export function DataTable<Row extends object>({
  label,
  columns,
  rows,
  keyOf,
  hasMore,
  isLoadingMore,
  onMore,
}: Props<Row>) {
  const definitions = useMemo(() => columns.map(definition), [columns]);
  const table = useTable({ features, columns: definitions, data: rows, getRowId: keyOf });
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse text-left">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b">
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
                    className={cn(
                      "h-8 px-3 text-xs font-medium whitespace-nowrap text-faint first:pl-4 last:pr-4 first:sm:pl-8 last:sm:pr-8",
                      header.column.columnDef.meta?.className,
                    )}
                  >
                    {header.column.getCanSort() ? (
                      <button
                        type="button"
                        className="inline-flex items-center gap-1 hover:text-ink"
                        onClick={header.column.getToggleSortingHandler()}
                      >
                        <table.FlexRender header={header} />
                        <Arrow aria-hidden className={cn("size-3", !sorted && "invisible")} />
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="h-11 border-b transition-colors hover:bg-hover">
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  className={cn(
                    "px-3 py-1.5 first:pl-4 last:pr-4 first:sm:pl-8 last:sm:pr-8",
                    cell.column.columnDef.meta?.className,
                  )}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && (
        <div className="p-4 text-center">
          <Button onClick={onMore} disabled={isLoadingMore}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

function definition<Row extends object>(column: Column<Row>): ColumnDef<typeof features, Row> {
  const { id, header, cell, sortBy, className } = column;
  const rest = {
    id,
    header,
    cell: ({ row }: { row: { original: Row } }) => cell(row.original),
    ...(className ? { meta: { className } } : {}),
  };
  return sortBy ? { ...rest, accessorFn: sortBy } : { ...rest, enableSorting: false };
}

import type { ReactNode } from "react";

/** A column: what it is called, what its cells show, and by what it sorts where it does. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortBy?: (row: Row) => string | number;
  /** Of all its cells, such as on which widths it is hidden. */
  className?: string;
}

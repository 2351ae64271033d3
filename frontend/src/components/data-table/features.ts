import { createSortedRowModel, rowSortingFeature, sortFns, tableFeatures } from "@tanstack/react-table";

/** What tables of the dashboard can do. */
export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });

declare module "@tanstack/react-table" {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the shape is the library's
  interface ColumnMeta<TFeatures, TData, TValue> {
    /** Of all cells of the column, such as where it is hidden. */
    className?: string;
  }
}

import { RowsSkeleton } from "@/components/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export function PageSkeleton() {
  return (
    <div className="grid gap-6 pt-6">
      <Skeleton className="mx-4 h-6 w-48 sm:mx-8" />
      <RowsSkeleton />
    </div>
  );
}

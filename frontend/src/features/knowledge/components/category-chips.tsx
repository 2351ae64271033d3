import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { cn } from "@/lib/cn";

import { entriesQueryOptions } from "../api/entries-query";

/** Narrows the list to a category. */
export function CategoryChips({ category }: { category: string | undefined }) {
  const { data: entries = [] } = useQuery(entriesQueryOptions());
  const categories = [...new Set(entries.map((entry) => entry.category).filter(Boolean))].sort();
  if (categories.length < 2) return null;
  return (
    <nav aria-label="Categories" className="flex flex-wrap gap-1.5">
      {["", ...categories].map((name) => (
        <Link
          key={name}
          to="/knowledge"
          search={name ? { category: name } : {}}
          aria-current={name === (category ?? "") ? "page" : undefined}
          className={cn(
            "rounded-full border px-2.5 py-0.5 text-xs text-soft transition-colors hover:bg-hover hover:text-ink",
            name === (category ?? "") &&
              "border-accent bg-accent-wash text-accent hover:bg-accent-wash hover:text-accent",
          )}
        >
          {name || "All"}
        </Link>
      ))}
    </nav>
  );
}

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

type Props = ComponentProps<"select"> & {
  /** `quiet` has no frame until it is pointed at. */
  variant?: "field" | "quiet";
};

/** The browser's own select: known to every keyboard, screen reader and telephone. */
export function Select({ className, variant = "field", ...props }: Props) {
  return (
    <span className={cn("relative inline-flex min-w-0", className)}>
      <select
        className={cn(
          "h-8 min-w-0 appearance-none truncate rounded-md border pr-7 pl-2.5 text-sm",
          variant === "field"
            ? "w-full border-line-strong/60 bg-sheet hover:border-line-strong disabled:bg-well disabled:text-faint"
            : "field-sizing-content border-transparent bg-transparent text-soft hover:bg-hover hover:text-ink",
        )}
        {...props}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-faint" />
    </span>
  );
}

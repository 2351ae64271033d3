import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(
        "w-full min-w-0 rounded-md border border-line-strong/60 bg-sheet px-2.5 py-1.5 text-sm transition-colors",
        "hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-red",
        className,
      )}
      {...props}
    />
  );
}

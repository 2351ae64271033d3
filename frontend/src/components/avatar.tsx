import { cn } from "@/lib/cn";

/** The initials of a name. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const words = name
    .trim()
    .split(/[\s.@_-]+/u)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? "")
    .join("");
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-wash text-xs font-medium text-accent uppercase",
        className,
      )}
    >
      {letters || "?"}
    </span>
  );
}

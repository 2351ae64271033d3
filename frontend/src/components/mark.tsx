import { cn } from "@/lib/cn";

/** The sign of Mailroom: a closed envelope. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-6 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M7 10.5h18v11.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 7 22z" className="fill-accent-ink" />
      <path
        d="m7.4 10.9 8.6 7 8.6-7"
        fill="none"
        strokeWidth="1.9"
        strokeLinejoin="round"
        className="stroke-accent"
      />
    </svg>
  );
}

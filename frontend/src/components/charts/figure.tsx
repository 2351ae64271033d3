import type { ReactNode } from "react";

interface Props {
  title: string;
  value: string;
  comparison: string;
  children: ReactNode;
}

/** A number that answers a question, how it was before, and its course. */
export function Figure({ title, value, comparison, children }: Props) {
  return (
    <figure className="grid min-w-0 content-start gap-3 border-t pt-4">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">{title}</h2>
        <p>
          <span className="text-lg font-semibold tracking-tight tabular-nums">{value}</span>
          {comparison && <span className="ml-2 text-xs text-soft tabular-nums">{comparison}</span>}
        </p>
      </figcaption>
      {children}
    </figure>
  );
}

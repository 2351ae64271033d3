import type { ReactNode } from "react";

export interface Place {
  start: number;
  end: number;
  title?: string;
}

interface Props {
  text: string;
  places: readonly Place[];
  className?: string;
}

/** Text with marked places; offsets in UTF-16 units, overlapping ones are joined to the first. */
export function Highlighted({ text, places, className }: Props) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, title } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} title={title} className={className}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

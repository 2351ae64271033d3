import type { Ref } from "react";

import { cn } from "@/lib/cn";

import { Highlighted } from "@/components/highlighted";

interface Issue {
  message: string;
  place?: { start: number; end: number } | null;
}

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  /** What is added beneath it when it is sent. */
  ending: string;
  issues: readonly Issue[];
  isReadOnly: boolean;
  onType: (text: string) => void;
  onLeave: () => void;
}

const face = "col-start-1 row-start-1 px-4 py-3 text-base wrap-anywhere whitespace-pre-wrap";

/** Grows with its text; words at fault are marked by a copy of the text that lies behind it. */
export function DraftEditor({ ref, text, ending, issues, isReadOnly, onType, onLeave }: Props) {
  const places = issues.flatMap(({ message, place }) => (place ? [{ ...place, title: message }] : []));
  return (
    <div className="grid rounded-lg border border-line-strong/60 bg-sheet focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
      <div aria-hidden className={cn(face, "text-transparent")}>
        <Highlighted
          text={text}
          places={places}
          className="underline decoration-amber decoration-wavy underline-offset-4"
        />{" "}
      </div>
      <textarea
        ref={ref}
        aria-label="Reply"
        readOnly={isReadOnly}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        className={cn(face, "min-h-40 w-full resize-none overflow-hidden bg-transparent outline-none")}
      />
      {ending && (
        <div
          role="note"
          aria-label="Added when it is sent"
          className="border-t border-dashed px-4 py-3 text-base wrap-anywhere whitespace-pre-wrap text-soft"
        >
          {ending}
        </div>
      )}
    </div>
  );
}

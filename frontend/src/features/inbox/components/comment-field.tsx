import { type KeyboardEvent, useId, useRef, useState } from "react";

import { Avatar } from "@/components/avatar";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";

import { begunMention, suggested } from "../mentions";

export interface Colleague {
  user_id: string;
  full_name: string;
}

interface Props {
  words: string;
  onWords: (words: string) => void;
  onSubmit: () => void;
  colleagues: readonly Colleague[];
}

/** Where a comment is typed; `@` offers the colleagues. */
export function CommentField({ words, onWords, onSubmit, colleagues }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const listId = useId();
  const begun = begunMention(words, caret);
  const offered = begun === null || dismissed === begun ? [] : suggested(colleagues, begun);
  const at = Math.min(chosen, offered.length - 1);

  function take({ full_name }: Colleague) {
    const start = caret - (begun?.length ?? 0);
    const next = `${words.slice(0, start)}${full_name} `;
    onWords(next + words.slice(caret));
    setChosen(0);
    setCaret(next.length);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.length, next.length));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const colleague = offered[at];
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) onSubmit();
    else if (colleague && (event.key === "Enter" || event.key === "Tab")) take(colleague);
    else if (colleague && event.key === "ArrowDown") setChosen((at + 1) % offered.length);
    else if (colleague && event.key === "ArrowUp") setChosen((at + offered.length - 1) % offered.length);
    else if (event.key === "Escape" && colleague) setDismissed(begun);
    else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative w-full">
      <Textarea
        ref={field}
        id="comment"
        aria-label="Comment for colleagues"
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
        placeholder={colleagues.length > 0 ? "Internal comment, @ mentions a colleague" : "Internal note"}
        rows={words ? 3 : 1}
        className="resize-none"
        value={words}
        onChange={(event) => {
          onWords(event.target.value);
          setCaret(event.target.selectionStart);
          setDismissed(null);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <ul
          id={listId}
          role="listbox"
          aria-label="Colleagues"
          className="absolute top-full left-0 z-20 mt-1 w-64 animate-appear rounded-lg border bg-sheet p-1 shadow-float"
        >
          {offered.map((colleague, index) => (
            // The keys are those of the field, which keeps the focus.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={colleague.user_id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(colleague)}
              className={cn(
                "flex h-8 cursor-default items-center gap-2 rounded-md px-2 hover:bg-hover",
                index === at && "bg-hover",
              )}
            >
              <Avatar name={colleague.full_name} className="size-5" />
              <span className="truncate">{colleague.full_name}</span>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {offered.length > 0 ? `${offered[at]?.full_name ?? ""}, ${at + 1} of ${offered.length}` : ""}
      </p>
    </div>
  );
}

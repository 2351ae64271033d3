import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";

interface Props {
  id: string;
  keywords: readonly string[];
  onChange: (keywords: string[]) => void;
}

/** Words and phrases as chips; Enter or a comma ends one, Backspace takes the last one back. */
export function KeywordsInput({ id, keywords, onChange, ...aria }: Props) {
  const [word, setWord] = useState("");
  const add = () => {
    const added = word
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    if (added.length > 0) onChange([...new Set([...keywords, ...added])]);
    setWord("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && word === "") onChange(keywords.slice(0, -1));
  };
  return (
    <div className="flex flex-wrap gap-1.5 rounded-md border border-line-strong/60 bg-sheet p-1.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent hover:border-line-strong">
      {keywords.map((keyword) => (
        <span key={keyword} className="inline-flex h-6 items-center gap-0.5 rounded bg-well pr-0.5 pl-2">
          {keyword}
          <button
            type="button"
            aria-label={`Remove ${keyword}`}
            className="grid size-5 place-items-center rounded text-faint hover:bg-hover hover:text-ink"
            onClick={() => onChange(keywords.filter((other) => other !== keyword))}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      <input
        id={id}
        {...aria}
        value={word}
        onChange={(event) => setWord(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        placeholder={keywords.length === 0 ? "price, quote, how much" : "Add a word"}
        className="h-6 min-w-24 flex-1 bg-transparent px-1 text-sm outline-none"
      />
    </div>
  );
}

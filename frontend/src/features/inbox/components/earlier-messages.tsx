import type { ThreadMessage } from "@/lib/api/types";
import { momentInWords } from "@/lib/time";

/** What was said before, folded until it is wanted. */
export function EarlierMessages({ messages }: { messages: readonly ThreadMessage[] }) {
  if (messages.length === 0) return null;
  return (
    <details className="mb-4 border-y py-2">
      <summary className="cursor-pointer text-soft select-none hover:text-ink">
        Earlier in this conversation ({messages.length})
      </summary>
      <ol className="mt-2 grid gap-4">
        {messages.map((message) => (
          <li key={message.id} className="border-l-2 pl-3">
            <p className="text-xs text-faint">
              {message.is_ours ? "You" : message.from_name || message.from_email} ·{" "}
              {momentInWords(message.at)}
            </p>
            <div className="wrap-anywhere whitespace-pre-wrap text-soft">{withoutQuote(message.text)}</div>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Our own messages carry the quoted original; it stands above already. */
function withoutQuote(text: string): string {
  return text.replace(/\n[^\n]*:\n(?:>[^\n]*(?:\n|$))+\s*$/u, "").trim();
}

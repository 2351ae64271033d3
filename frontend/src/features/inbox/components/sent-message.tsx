import { Status } from "@/components/status";
import type { ThreadMessage } from "@/lib/api/types";
import type { Standing } from "@/lib/standing";
import { momentInWords } from "@/lib/time";

import { ToKnowledge } from "./to-knowledge";

const STATES: Record<NonNullable<ThreadMessage["state"]>, { standing: Standing; word: string }> = {
  queued: { standing: "working", word: "Leaving" },
  handing_over: { standing: "working", word: "Leaving" },
  sent: { standing: "sent", word: "Sent" },
  failed: { standing: "failed", word: "Failed" },
  uncertain: { standing: "failed", word: "Did it leave?" },
  cancelled: { standing: "ignored", word: "Called back" },
};

interface Props {
  message: ThreadMessage;
  /** Whether only its head is shown at first, because its text stands elsewhere on the screen. */
  isFolded: boolean;
}

/** A message that came after the email, mostly its answer. */
export function SentMessage({ message, isFolded }: Props) {
  const label = message.is_ours ? "Your reply" : "Reply";
  if (!isFolded) {
    return (
      <section aria-label={label} className="mt-6 border-t pt-4">
        <Head message={message} />
        <Words message={message} />
      </section>
    );
  }
  return (
    <section aria-label={label} className="mt-6 border-t pt-4">
      <details>
        <summary className="cursor-pointer rounded-md select-none hover:text-accent">
          <span className="inline-block align-middle">
            <Head message={message} />
          </span>
        </summary>
        <Words message={message} />
      </details>
    </section>
  );
}

function Head({ message }: { message: ThreadMessage }) {
  const state = message.state ? STATES[message.state] : null;
  const name = message.from_name || (message.is_ours ? "You" : message.from_email);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 text-soft">
      <span className="font-medium text-ink">{name}</span>
      <span>{momentInWords(message.at)}</span>
      {state && <Status standing={state.standing}>{state.word}</Status>}
      {message.is_automatic && <span className="text-xs text-faint">automatic</span>}
    </span>
  );
}

function Words({ message }: { message: ThreadMessage }) {
  const [text, quote] = split(message.text);
  return (
    <div className="mt-2">
      <ToKnowledge>
        <div className="text-base wrap-anywhere whitespace-pre-wrap">{text}</div>
      </ToKnowledge>
      {quote && (
        <details className="mt-3 text-sm text-soft">
          <summary className="w-fit cursor-pointer rounded bg-well px-1.5 text-xs select-none hover:bg-hover">
            Quoted text
          </summary>
          <div className="mt-2 wrap-anywhere whitespace-pre-wrap">{quote}</div>
        </details>
      )}
    </div>
  );
}

/** The text, and the original it quotes at its end. */
function split(text: string): [string, string] {
  const quote = /\n[^\n]*:\n(?:>[^\n]*(?:\n|$))+\s*$/u.exec(text);
  return quote ? [text.slice(0, quote.index).trim(), quote[0].trim()] : [text.trim(), ""];
}

import { Highlighted, type Place } from "@/components/highlighted";

interface Props {
  text: string;
  /** The same text with quoted history and signature. */
  whole?: string | undefined;
  places?: readonly Place[];
}

/** What somebody wrote; what they quoted is folded away. */
export function MailText({ text, whole, places = [] }: Props) {
  const quoted = whole?.startsWith(text) ? whole.slice(text.length).trim() : "";
  return (
    <div className="text-base wrap-anywhere whitespace-pre-wrap">
      {text ? (
        <Highlighted text={text} places={places} />
      ) : (
        <p className="text-faint">This email has no text.</p>
      )}
      {quoted && (
        <details className="mt-3 text-sm text-soft">
          <summary className="w-fit cursor-pointer rounded bg-well px-1.5 text-xs select-none hover:bg-hover">
            Signature and quotes
          </summary>
          <div className="mt-2 border-l-2 pl-3">{quoted}</div>
        </details>
      )}
    </div>
  );
}

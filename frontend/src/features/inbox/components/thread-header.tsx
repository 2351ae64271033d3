import { ArrowLeft, CodeXml, Ellipsis, RefreshCw } from "lucide-react";

import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import type { Email } from "@/lib/api/types";
import { emailStanding } from "@/lib/email-standing";
import { momentInWords, wholeTime } from "@/lib/time";

import { useReprocessEmail } from "../api/reprocess-email";
import { AssignSelect } from "./assign-select";
import { Highlighted, type Place } from "@/components/highlighted";

interface Props {
  email: Email;
  subjectPlaces: readonly Place[];
  onBack: () => void;
}

export function ThreadHeader({ email, subjectPlaces, onBack }: Props) {
  const { standing, word } = emailStanding(email);
  const reprocess = useReprocessEmail(email.id);
  return (
    <header className="mb-4 grid gap-2">
      <div className="flex items-start gap-2">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Back to the list"
          onClick={onBack}
          className="-ml-1.5 sm:hidden"
        >
          <ArrowLeft />
        </Button>
        <h2 className="min-w-0 flex-1 text-lg font-semibold tracking-tight text-balance wrap-anywhere">
          <Highlighted text={email.subject || "(no subject)"} places={subjectPlaces} />
        </h2>
        <Menu
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label="More about this email">
              <Ellipsis />
            </Button>
          }
        >
          <MenuItem onSelect={() => reprocess.mutate()}>
            <RefreshCw /> Read and answer anew
          </MenuItem>
          <MenuItem asChild>
            <a href={`/api/emails/${email.id}/raw`} download>
              <CodeXml /> Download as received
            </a>
          </MenuItem>
        </Menu>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="min-w-0 text-soft">
          <span className="font-medium text-ink" title={email.from_email}>
            {email.from_name || email.from_email}
          </span>{" "}
          <span aria-hidden>→</span> <span className="sr-only">to</span>
          {recipients(email)}
          <span aria-hidden> · </span>
          <time
            dateTime={email.received_at}
            title={wholeTime(email.received_at)}
            className="whitespace-nowrap"
          >
            {momentInWords(email.received_at)}
          </time>
        </p>
        <div className="flex items-center gap-3">
          <Status standing={standing}>{word}</Status>
          <AssignSelect email={email} />
        </div>
      </div>
      {email.reply_to && email.reply_to !== email.from_email && (
        <p className="text-xs text-amber">The answer goes to {email.reply_to}, as the sender asked.</p>
      )}
    </header>
  );
}

function recipients(email: Email): string {
  const all = [...email.to_email, ...email.cc];
  if (all.length === 0) return "undisclosed recipients";
  return all.length > 2 ? `${all[0]} and ${all.length - 1} more` : all.join(", ");
}

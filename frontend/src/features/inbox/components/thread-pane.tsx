import { useQuery } from "@tanstack/react-query";

import type { Email } from "@/lib/api/types";

import { whyQueryOptions } from "../api/why-query";
import { Attachments } from "./attachments";
import { Comments } from "./comments";
import { EarlierMessages } from "./earlier-messages";
import { MailBody } from "./mail-body";
import { MeetingNote } from "./meeting-note";
import { replyTo } from "../reply-to";
import { SentMessage } from "./sent-message";
import { ThreadHeader } from "./thread-header";

interface Props {
  email: Email;
  /** Whether the words that decided the intent are marked. */
  isExplained: boolean;
  onBack: () => void;
}

/** The conversation up to now, with the email in question in full. */
export function ThreadPane({ email, isExplained, onBack }: Props) {
  const { data: why } = useQuery({ ...whyQueryOptions(email.id), enabled: isExplained });
  const matches = isExplained ? (why?.matches ?? []) : [];
  const placesIn = (inSubject: boolean) =>
    matches
      .filter((match) => match.in_subject === inSubject)
      .flatMap((match) => match.places.map((place) => ({ ...place, title: `Matched “${match.keyword}”` })));
  const here = email.thread.findIndex((message) => message.id === email.id);
  const later = email.thread.slice(here + 1);
  const beside = email.status === "sent" ? replyTo(email) : undefined;
  return (
    <article aria-label={email.subject || "Email without subject"} className="px-5 pt-4 pb-10 lg:px-6">
      <ThreadHeader email={email} subjectPlaces={placesIn(true)} onBack={onBack} />
      <EarlierMessages messages={email.thread.slice(0, Math.max(0, here))} />
      <MailBody email={email} places={placesIn(false)} />
      <Attachments email={email} />
      <MeetingNote email={email} />
      {later.map((message) => (
        <SentMessage key={message.id} message={message} isFolded={message === beside} />
      ))}
      <Comments emailId={email.id} />
    </article>
  );
}

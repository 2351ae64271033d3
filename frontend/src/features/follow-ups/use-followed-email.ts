import { useQuery } from "@tanstack/react-query";

import { followedEmailQueryOptions } from "./api/followed-email-query";
import { followedEmailsQueryOptions } from "./api/followed-emails-query";

interface Followed {
  subject: string;
  name: string;
}

/** Whom a follow-up goes to, and about what; null until it is known. */
export function useFollowedEmail(emailId: string): Followed | null {
  const { data: emails } = useQuery(followedEmailsQueryOptions());
  const known = emails?.get(emailId);
  const { data: single } = useQuery({
    ...followedEmailQueryOptions(emailId),
    enabled: emails !== undefined && !known,
  });
  const email = known ?? single;
  return email
    ? { subject: email.subject || "(no subject)", name: email.from_name || email.from_email }
    : null;
}

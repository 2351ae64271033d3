import type { Email } from "@/lib/api/types";

import type { WhyTab } from "../why";
import { DraftDesk } from "./draft-desk";
import { FailedCard } from "./failed-card";
import { LeavingCard } from "./leaving-card";
import { QuietCard } from "./quiet-card";
import { SentCard } from "./sent-card";
import { SettleCard } from "./settle-card";
import { WorkingCard } from "./working-card";

export interface ReplyProps {
  email: Email;
  /** Whether keys decide about this email. */
  hasKeys: boolean;
  /** Called when a decision is made and the next email may be shown. */
  onDecided: () => void;
  /** Opens or closes the reasons, or a part of them. */
  onWhy: (tab?: WhyTab) => void;
}

/** What can be done about an email where it stands now. */
export function ReplyPane({ email, hasKeys, onDecided, onWhy }: ReplyProps) {
  switch (email.status) {
    case "draft_ready":
      return email.wait_reason === "uncertain" ? (
        <SettleCard email={email} onWhy={onWhy} />
      ) : (
        <DraftDesk key={email.id} email={email} hasKeys={hasKeys} onDecided={onDecided} onWhy={onWhy} />
      );
    case "sending":
      return <LeavingCard email={email} onWhy={onWhy} />;
    case "sent":
      return <SentCard email={email} onWhy={onWhy} />;
    case "error":
      return <FailedCard email={email} />;
    case "ignored":
    case "rejected":
      return <QuietCard email={email} />;
    default:
      return <WorkingCard email={email} onWhy={onWhy} />;
  }
}

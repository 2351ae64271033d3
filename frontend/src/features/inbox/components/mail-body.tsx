import { useState } from "react";

import type { Place } from "@/components/highlighted";
import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";

import { MailFrame } from "./mail-frame";
import { MailText } from "./mail-text";

/** The email as text, which is quick to read and can be marked; or as its sender designed it. */
export function MailBody({ email, places }: { email: Email; places: readonly Place[] }) {
  const [isDesigned, setDesigned] = useState(false);
  return (
    <div className="grid gap-3">
      {isDesigned ? (
        <MailFrame email={email} />
      ) : (
        <MailText text={email.visible_text} whole={email.body} places={places} />
      )}
      {email.has_html && (
        <Button
          variant="link"
          size="inline"
          className="w-fit text-xs"
          onClick={() => setDesigned(!isDesigned)}
        >
          {isDesigned ? "Show as text" : "Show as its sender designed it"}
        </Button>
      )}
    </div>
  );
}

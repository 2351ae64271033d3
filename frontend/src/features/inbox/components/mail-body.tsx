import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";

import type { Place } from "@/components/highlighted";
import { MailFrame } from "./mail-frame";
import { MailText } from "./mail-text";

/** The email as text, which is quick to read and can be marked; or as its sender designed it. */
export function MailBody({ email, places }: { email: Email; places: readonly Place[] }) {
  const [isDesigned, setDesigned] = useState(false);
  return (
    <div className="grid gap-3">
      {isDesigned ? (
        <MailFrame url={email.html_url} title={`Email from ${email.from_name || email.from_email}`} />
      ) : (
        <MailText text={email.visible_text} whole={email.body} places={places} />
      )}
      <Button variant="link" size="inline" className="w-fit text-xs" onClick={() => setDesigned(!isDesigned)}>
        {isDesigned ? "Show as text" : "Show as its sender designed it"}
      </Button>
    </div>
  );
}

import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";

/** The email as it was designed, in a frame without scripts; pictures from elsewhere only once asked for. */
export function MailFrame({ email }: { email: Email }) {
  const [hasImages, setImages] = useState(false);
  return (
    <div className="grid gap-2">
      {email.has_remote_images && !hasImages && (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-md bg-well px-3 py-1.5">
          <p className="text-soft">
            Pictures are left out: loading them tells the sender that you read this.
          </p>
          <Button size="sm" onClick={() => setImages(true)}>
            Show images
          </Button>
        </div>
      )}
      <iframe
        key={String(hasImages)}
        title={`Email from ${email.from_name || email.from_email}`}
        src={hasImages ? `${email.html_url}?images=remote` : email.html_url}
        sandbox=""
        referrerPolicy="no-referrer"
        className="h-[min(70vh,44rem)] w-full rounded-md border bg-[white]"
      />
    </div>
  );
}

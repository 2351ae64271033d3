import { Copy } from "lucide-react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** A link that is shown once, to be passed on. */
export function LinkNote({ email, link }: { email: string; link: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast("Copied");
  };
  return (
    <Callout tone="note" title={`Send this link to ${email}`}>
      <p>It is good for a week, once, for whoever signs in with that address. It is shown only now.</p>
      <p className="my-2 font-mono text-xs wrap-anywhere">{link}</p>
      <Button size="sm" onClick={() => void copy()}>
        <Copy /> Copy link
      </Button>
    </Callout>
  );
}

import { Callout } from "@/components/ui/callout";

import type { DetectedServers } from "../servers";

/** What is known of the provider of an address, and what it asks of a person. */
export function FoundServers({ found }: { found: DetectedServers | null }) {
  if (!found) {
    return (
      <Callout tone="warning" title="We couldn’t find this address’s mail servers">
        Their usual names are filled in. The help pages of your provider know the right ones.
      </Callout>
    );
  }
  if (found.needs_app_password) {
    const who = found.provider ?? "This provider";
    return (
      <Callout title={`${who} wants an app password`}>
        It takes no usual password from programs, only one made for a program in its security settings.{" "}
        {found.help && (
          <a
            className="text-accent underline underline-offset-4"
            href={found.help}
            target="_blank"
            rel="noreferrer"
          >
            How to make one
          </a>
        )}
      </Callout>
    );
  }
  if (found.needs_confirmation) {
    return (
      <Callout tone="warning" title="Check the servers">
        They were found in DNS, which can be forged. Connect only if these names are your provider’s.
      </Callout>
    );
  }
  return <Callout title={found.provider ? `The servers of ${found.provider}` : "Its servers were found"} />;
}

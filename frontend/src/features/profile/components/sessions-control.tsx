import { ConfirmButton } from "@/components/confirm-button";
import { Button } from "@/components/ui/button";

import { useSignOutEverywhere } from "../api/sign-out-everywhere";

export function SessionsControl() {
  const signOut = useSignOutEverywhere();
  return (
    <ConfirmButton
      question="Sign out on every device?"
      yes="Sign out everywhere"
      no="Stay signed in"
      onYes={() => signOut.mutate()}
      trigger={
        <Button variant="danger" disabled={signOut.isPending}>
          Sign out everywhere
        </Button>
      }
    >
      You have to sign in again on this one too.
    </ConfirmButton>
  );
}

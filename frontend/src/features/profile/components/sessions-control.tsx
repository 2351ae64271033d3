import { Button } from "@/components/ui/button";

import { useSignOutEverywhere } from "../api/sign-out-everywhere";

export function SessionsControl() {
  const signOut = useSignOutEverywhere();
  return (
    <Button variant="danger" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
      Sign out everywhere
    </Button>
  );
}

import { Link } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";

export function NotFound() {
  return (
    <main className="grid min-h-[60vh] place-items-center">
      <EmptyState
        icon={MapPinOff}
        title="There is no such page"
        action={
          <Button asChild variant="primary">
            <Link to="/inbox">Open the inbox</Link>
          </Button>
        }
      >
        The address may be mistyped, or what it named is gone.
      </EmptyState>
    </main>
  );
}

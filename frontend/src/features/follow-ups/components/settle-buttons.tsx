import { Button } from "@/components/ui/button";

import { useSettleFollowUp } from "../api/settle-follow-up";

/** The connection broke at the moment of sending: a person looks into the mailbox and says what is true. */
export function SettleButtons({ id }: { id: string }) {
  const settle = useSettleFollowUp(id);
  return (
    <div className="flex gap-1" role="group" aria-label="Did it leave?">
      <Button size="sm" disabled={settle.isPending} onClick={() => settle.mutate(true)}>
        It left
      </Button>
      <Button size="sm" disabled={settle.isPending} onClick={() => settle.mutate(false)}>
        It did not
      </Button>
    </div>
  );
}

import { describe, expect, it } from "vitest";

import type { FollowUp } from "@/lib/api/types";

import { conversations } from "./conversations";

function followUp(id: string, email_id: string, wait_reason: FollowUp["wait_reason"] = null): FollowUp {
  return { id, email_id, wait_reason } as FollowUp;
}

const shape = (list: readonly FollowUp[]) =>
  conversations(list).map(({ next, later }) => [next.id, ...later.map(({ id }) => id)]);

describe("follow-ups by conversation", () => {
  it("are one for each email, the next one first", () => {
    const list = [followUp("a1", "a"), followUp("b1", "b"), followUp("a2", "a"), followUp("a3", "a")];
    expect(shape(list)).toEqual([["a1", "a2", "a3"], ["b1"]]);
  });

  it("are led by the one that waits for a person", () => {
    expect(shape([followUp("a1", "a"), followUp("a2", "a", "approval")])).toEqual([["a2", "a1"]]);
  });

  it("are none where there are none", () => {
    expect(conversations([])).toEqual([]);
  });
});

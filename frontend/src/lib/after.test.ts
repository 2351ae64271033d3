import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";

import { after } from "./after";

/** A change asked for on a screen that is gone before it is answered. */
function leftBehind(answer: () => Promise<string>) {
  const queries = new QueryClient();
  const observer = new MutationObserver(queries, { mutationFn: answer });
  const leave = observer.subscribe(() => undefined);
  const told = vi.fn();
  const change = observer.mutate(undefined, { onSuccess: told });
  leave();
  return { change, told };
}

test("a change that succeeds is told although its screen is gone", async () => {
  const { change, told } = leftBehind(() => Promise.resolve("done"));
  const toldAfter = vi.fn();

  after(change, toldAfter);
  await change;
  await Promise.resolve();

  expect(toldAfter).toHaveBeenCalledWith("done");
  expect(told).not.toHaveBeenCalled();
});

test("a change that fails is not told as done", async () => {
  const { change } = leftBehind(() => Promise.reject(new Error("refused")));
  const toldAfter = vi.fn();

  after(change, toldAfter);
  await expect(change).rejects.toThrow("refused");

  expect(toldAfter).not.toHaveBeenCalled();
});

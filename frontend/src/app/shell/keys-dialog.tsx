import { Dialog } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/keys";
import { useMe } from "@/lib/queries/use-me";

import { placesOf } from "./places";

const GROUPS = [
  {
    title: "Everywhere",
    keys: [
      ["mod K", "Find a page, a person, an email, an action"],
      ["?", "These keys"],
    ],
  },
  {
    title: "In the inbox",
    keys: [
      ["j k", "Next and previous email"],
      ["Enter", "Read: move to the conversation"],
      ["x", "Select, to decide about several"],
      ["shift j k", "Select the next or the previous one too"],
      ["e", "Edit the draft"],
      ["mod Enter", "Approve and send, also while editing"],
      ["u", "Undo the send"],
      ["r", "Regenerate with an instruction"],
      ["s", "Snooze"],
      ["d", "Don’t reply (can be undone)"],
      ["w", "Why this intent and this draft"],
      ["c", "Comment for colleagues"],
      ["/", "Search"],
      ["Escape", "Back to the list"],
    ],
  },
] as const;

export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const go = placesOf(useMe().role).map(({ key, label }) => [`g ${key}`, label] as const);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" className="max-w-2xl">
      <div className="grid gap-6 sm:grid-cols-2">
        {[...GROUPS, { title: "Go to", keys: go }].map((group) => (
          <section key={group.title} className={group.title === "In the inbox" ? "sm:row-span-2" : undefined}>
            <h3 className="mb-1.5 font-medium text-faint">{group.title}</h3>
            <dl className="grid gap-1">
              {group.keys.map(([keys, meaning]) => (
                <div key={keys} className="flex items-center justify-between gap-4">
                  <dd className="text-soft">{meaning}</dd>
                  <dt className="order-last">
                    <Keys keys={keys} />
                  </dt>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

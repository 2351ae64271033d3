import { useCallback, useState } from "react";

import { cn } from "@/lib/cn";
import type { InboxSearch } from "@/lib/inbox-view";
import { useHotkeys } from "@/lib/use-hotkeys";

import { useUndoSend } from "../api/undo-send";
import { useEmails } from "../api/use-emails";
import { useLiveEmails } from "../api/use-live-emails";
import { lastSent } from "../last-sent";
import { useDecisions } from "../use-decisions";
import { useSelection } from "../use-selection";
import type { WhyTab } from "../why";
import { EmailDesk } from "./email-desk";
import { EmailList } from "./email-list";
import { InboxToolbar } from "./inbox-toolbar";
import { NoEmailOpen } from "./no-email-open";
import { RefusedEmails } from "./refused-emails";

interface Props {
  search: InboxSearch;
  onSearch: (search: InboxSearch, replace?: boolean) => void;
}

/** List, conversation and reply, side by side as far as the window allows; driven by the keyboard. */
export function InboxDesk({ search, onSearch }: Props) {
  const emails = useEmails(search);
  const [explained, setExplained] = useState<WhyTab | null>(null);
  const undo = useUndoSend();
  useLiveEmails();

  const { email: opened, ...list } = search;
  const selection = useSelection(JSON.stringify(list), emails);
  const decisions = useDecisions(selection);
  const isSelecting = selection.emails.length > 0;

  const step = useCallback(
    (by: 1 | -1) => {
      const at = emails.findIndex(({ id }) => id === search.email);
      const next = emails[at < 0 ? 0 : at + by];
      if (next) onSearch({ ...search, email: next.id });
      return next;
    },
    [emails, search, onSearch],
  );
  /** Takes the opened email and the one beside it into the selection. */
  const stretch = (by: 1 | -1) => {
    if (opened && !selection.has(opened)) selection.toggle(opened);
    const next = step(by);
    if (next) selection.extend(next.id);
  };
  const close = useCallback(() => {
    const { email: _closed, ...rest } = search;
    onSearch(rest);
  }, [search, onSearch]);

  /** The decided one leaves this view: the next one takes its place. */
  const goOn = useCallback(() => {
    if ((search.view ?? "needs-you") !== "needs-you") return;
    const at = emails.findIndex(({ id }) => id === search.email);
    const next = emails[at + 1] ?? emails[at - 1];
    if (next) onSearch({ ...search, email: next.id });
    else close();
  }, [emails, search, onSearch, close]);

  useHotkeys({
    u: () => undo.mutate(lastSent() ?? search.email ?? ""),
    j: () => void step(1),
    k: () => void step(-1),
    ArrowDown: () => void step(1),
    ArrowUp: () => void step(-1),
    "shift+j": () => stretch(1),
    "shift+k": () => stretch(-1),
    "shift+ArrowDown": () => stretch(1),
    "shift+ArrowUp": () => stretch(-1),
    x: () => opened && selection.toggle(opened),
    Escape: () => (isSelecting ? selection.replace([]) : close()),
    w: () => setExplained((tab) => (tab ? null : "intent")),
    c: () => document.getElementById("comment")?.focus(),
    "/": () => document.getElementById("inbox-search")?.focus(),
  });

  return (
    <div className="grid h-full sm:grid-cols-[minmax(260px,340px)_minmax(0,1fr)] xl:grid-cols-[360px_minmax(0,1fr)]">
      <h1 className="sr-only">Inbox</h1>
      <section
        aria-label="List"
        className={cn("min-h-0 flex-col sm:flex sm:border-r", search.email ? "hidden" : "flex")}
      >
        <InboxToolbar
          search={search}
          onSearch={onSearch}
          emails={emails}
          selection={selection}
          decisions={decisions}
        />
        <RefusedEmails refused={decisions.refused} onClose={decisions.forget} />
        <EmailList search={search} emails={emails} selection={selection} />
      </section>
      {search.email ? (
        <EmailDesk
          key={search.email}
          id={search.email}
          explained={explained}
          hasKeys={!isSelecting}
          onExplain={setExplained}
          onDecided={goOn}
          onBack={close}
        />
      ) : (
        <NoEmailOpen hasEmails={emails.length > 0} />
      )}
    </div>
  );
}

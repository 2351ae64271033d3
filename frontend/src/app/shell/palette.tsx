import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { BookOpen, Keyboard, LogOut, Mail, Moon, Plus, Signpost, TimerReset, User } from "lucide-react";
import type { ReactNode } from "react";

import { Keys } from "@/components/ui/keys";
import { useMe } from "@/lib/queries/use-me";
import { useTheme } from "@/lib/theme";
import { shortTime } from "@/lib/time";

import { INPUT_LOOK, PALETTE_LOOK, PLACEHOLDER } from "./palette-look";
import { placesOf } from "./places";
import { searchQueryOptions } from "./search-query";
import { useSignOut } from "./use-sign-out";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeys: () => void;
  words: string;
  onWords: (words: string) => void;
}

/** Finds pages, people, emails, knowledge and actions by a few letters. */
export function Palette({ open, onOpenChange, onKeys, words, onWords }: Props) {
  const run = (action: () => unknown) => () => {
    onOpenChange(false);
    action();
  };
  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label="Find anything"
      loop
      overlayClassName="fixed inset-0 z-40 bg-shade"
      contentClassName={PALETTE_LOOK}
    >
      <Command.Input value={words} onValueChange={onWords} placeholder={PLACEHOLDER} className={INPUT_LOOK} />
      <Command.List className="max-h-[56vh] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint">
        <Command.Empty className="px-4 py-8 text-center text-soft">Nothing is called that.</Command.Empty>
        <Found words={words} run={run} />
        <Pages run={run} />
        <Actions run={run} onKeys={onKeys} />
      </Command.List>
    </Command.Dialog>
  );
}

type Run = (action: () => unknown) => () => void;

function Found({ words, run }: { words: string; run: Run }) {
  const navigate = useNavigate();
  const { data } = useQuery({ ...searchQueryOptions(words), placeholderData: keepPreviousData });
  if (!data || words.trim().length < 2) return null;
  const emailSearch = (search: { email?: string; q?: string }) =>
    run(() => navigate({ to: "/inbox", search: { view: "all", ...search } }));
  return (
    <Command.Group heading="Found">
      {data.people.map(({ email, name }) => (
        <Item
          key={email}
          value={`person ${email} ${words}`}
          icon={<User />}
          onSelect={emailSearch({ q: email })}
        >
          {name || email} <Aside>{name ? email : "all emails"}</Aside>
        </Item>
      ))}
      {data.emails.map(({ id, subject, from_name, from_email, received_at }) => (
        <Item key={id} value={`email ${id} ${words}`} icon={<Mail />} onSelect={emailSearch({ email: id })}>
          {subject || "(no subject)"}{" "}
          <Aside>
            {from_name || from_email} · {shortTime(received_at)}
          </Aside>
        </Item>
      ))}
      {data.follow_ups.map(({ id, subject, scheduled_at }) => (
        <Item
          key={id}
          value={`follow-up ${id} ${words}`}
          icon={<TimerReset />}
          onSelect={run(() => navigate({ to: "/follow-ups" }))}
        >
          {subject} <Aside>follow-up · {shortTime(scheduled_at)}</Aside>
        </Item>
      ))}
      {data.knowledge.map(({ id, title }) => (
        <Item
          key={id}
          value={`knowledge ${id} ${words}`}
          icon={<BookOpen />}
          onSelect={run(() => navigate({ to: "/knowledge/$entryId", params: { entryId: id } }))}
        >
          {title} <Aside>knowledge</Aside>
        </Item>
      ))}
      {data.intents.map(({ id, name }) => (
        <Item
          key={id}
          value={`intent ${id} ${words}`}
          icon={<Signpost />}
          onSelect={run(() => navigate({ to: "/intents/$intentId", params: { intentId: id } }))}
        >
          {name} <Aside>intent</Aside>
        </Item>
      ))}
    </Command.Group>
  );
}

function Pages({ run }: { run: Run }) {
  const navigate = useNavigate();
  const places = placesOf(useMe().role);
  return (
    <Command.Group heading="Pages">
      {places.map(({ to, label, icon: Icon, key }) => (
        <Item
          key={to}
          value={`go to ${label}`}
          icon={<Icon />}
          keys={`g ${key}`}
          onSelect={run(() => navigate({ to }))}
        >
          {label}
        </Item>
      ))}
    </Command.Group>
  );
}

function Actions({ run, onKeys }: { run: Run; onKeys: () => void }) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  const newIntent = () => navigate({ to: "/intents/$intentId", params: { intentId: "new" } });
  const newEntry = () => navigate({ to: "/knowledge/$entryId", params: { entryId: "new" } });
  return (
    <Command.Group heading="Actions">
      <Item value="new intent" icon={<Plus />} onSelect={run(newIntent)}>
        New intent
      </Item>
      <Item value="new knowledge entry" icon={<Plus />} onSelect={run(newEntry)}>
        New knowledge entry
      </Item>
      <Item
        value="theme dark light"
        icon={<Moon />}
        onSelect={run(() => setTheme(theme === "dark" ? "light" : "dark"))}
      >
        {theme === "dark" ? "Light theme" : "Dark theme"}
      </Item>
      <Item value="keys shortcuts" icon={<Keyboard />} keys="?" onSelect={run(onKeys)}>
        Keys
      </Item>
      <Item value="sign out" icon={<LogOut />} onSelect={run(() => signOut.mutate())}>
        Sign out
      </Item>
    </Command.Group>
  );
}

interface ItemProps {
  value: string;
  icon: ReactNode;
  keys?: string;
  onSelect: () => void;
  children: ReactNode;
}

function Item({ value, icon, keys, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys && <Keys keys={keys} />}
    </Command.Item>
  );
}

function Aside({ children }: { children: ReactNode }) {
  return <span className="text-faint">{children}</span>;
}

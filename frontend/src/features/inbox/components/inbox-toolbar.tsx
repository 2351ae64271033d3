import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ListFilter, Search, X } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import type { EmailSummary } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { INBOX_VIEWS, type InboxSearch, type InboxView } from "@/lib/inbox-view";
import { emailAccountsQueryOptions } from "@/lib/queries/email-accounts";
import { intentsQueryOptions } from "@/lib/queries/intents";
import { membersQueryOptions } from "@/lib/queries/members";

import type { Decisions } from "../use-decisions";
import type { Selection } from "../use-selection";
import { SelectionBar } from "./selection-bar";

interface Props {
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
  emails: readonly EmailSummary[];
  selection: Selection;
  decisions: Decisions;
}

type FilterProps = Pick<Props, "search" | "onSearch">;

const FRONT: readonly InboxView[] = ["needs-you", "all", "sent"];
const FURTHER = (Object.keys(INBOX_VIEWS) as InboxView[]).filter((view) => !FRONT.includes(view));

/** The view, the words and the filters of the list; all of it is the URL. */
export function InboxToolbar({ search, onSearch, emails, selection, decisions }: Props) {
  return (
    <div className="border-b px-4 pt-3 pb-2">
      {selection.emails.length > 0 ? (
        <SelectionBar selection={selection} decisions={decisions} emails={emails} />
      ) : (
        <>
          <Views search={search} onSearch={onSearch} count={emails.length} />
          <div className="mt-2 flex gap-1.5">
            <WordsInput search={search} onSearch={onSearch} />
            <Filters search={search} onSearch={onSearch} />
          </div>
        </>
      )}
      <FilterChips search={search} onSearch={onSearch} />
    </div>
  );
}

function Views({ search, onSearch, count }: FilterProps & { count: number }) {
  const view = search.view ?? "needs-you";
  return (
    <nav aria-label="Views" className="-ml-2 flex items-center gap-0.5">
      {FRONT.map((name) => (
        <Link
          key={name}
          to="/inbox"
          search={withView(search, name)}
          aria-current={view === name ? "page" : undefined}
          className={cn(
            "rounded-md px-2 py-1 text-soft transition-colors hover:bg-hover hover:text-ink",
            view === name && "font-semibold text-ink",
          )}
        >
          {INBOX_VIEWS[name]}
          {view === name && name === "needs-you" && count > 0 && (
            <span className="ml-1.5 text-accent tabular-nums">{count}</span>
          )}
        </Link>
      ))}
      <Select
        aria-label="More views"
        variant="quiet"
        className={cn("ml-auto", !FRONT.includes(view) && "font-semibold")}
        value={FRONT.includes(view) ? "" : view}
        onChange={(event) => onSearch(withView(search, event.target.value as InboxView))}
      >
        <option value="" disabled>
          More
        </option>
        {FURTHER.map((name) => (
          <option key={name} value={name}>
            {INBOX_VIEWS[name]}
          </option>
        ))}
      </Select>
    </nav>
  );
}

function withView({ email: _closed, wait: _any, ...search }: InboxSearch, view: InboxView): InboxSearch {
  return { ...search, view };
}

function WordsInput({ search, onSearch }: FilterProps) {
  const current = search.q ?? "";
  const [words, setWords] = useState(current);
  const [asked, setAsked] = useState(current);
  if (asked !== current && words === asked) {
    setAsked(current);
    setWords(current);
  }
  useEffect(() => {
    if (words === asked) return;
    const { q: _old, email: _closed, ...rest } = search;
    const timer = setTimeout(() => {
      setAsked(words);
      onSearch(words ? { ...rest, q: words } : rest);
    }, 350);
    return () => clearTimeout(timer);
  }, [words, asked, search, onSearch]);
  return (
    <div className="relative flex-1">
      <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-faint" />
      <Input
        id="inbox-search"
        type="search"
        aria-label="Search emails"
        placeholder="Search"
        className="pl-8"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </div>
  );
}

function Filters({ search, onSearch }: FilterProps) {
  const { data: intents = [] } = useQuery(intentsQueryOptions());
  const { data: accounts = [] } = useQuery(emailAccountsQueryOptions());
  const { data: members = [] } = useQuery(membersQueryOptions());
  const set = (name: keyof InboxSearch) => (value: string) => onSearch(changed(search, name, value));
  return (
    <Popover
      label="Filters"
      align="end"
      trigger={
        <Button size="icon" aria-label="Filters">
          <ListFilter />
        </Button>
      }
    >
      <div className="grid gap-3">
        <FilterSelect
          label="Intent"
          value={search.intent}
          onChange={set("intent")}
          options={intents.map(({ id, name }) => [id, name])}
        />
        <FilterSelect
          label="Email account"
          value={search.account}
          onChange={set("account")}
          options={accounts.map(({ id, email }) => [id, email])}
        />
        <FilterSelect
          label="Assigned to"
          value={search.assignee}
          onChange={set("assignee")}
          options={members.map(({ user_id, full_name }) => [user_id, full_name])}
        />
        <Field label="Received since">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={search.since ?? ""}
              onChange={(event) => set("since")(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Popover>
  );
}

interface FilterSelectProps {
  label: string;
  value: string | undefined;
  options: (readonly [string, string])[];
  onChange: (value: string) => void;
}

function FilterSelect({ label, value = "", options, onChange }: FilterSelectProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Any</option>
          {options.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function FilterChips({ search, onSearch }: FilterProps) {
  const { data: intents = [] } = useQuery(intentsQueryOptions());
  const { data: accounts = [] } = useQuery(emailAccountsQueryOptions());
  const { data: members = [] } = useQuery(membersQueryOptions());
  const chips: [keyof InboxSearch, string | undefined][] = [
    ["intent", search.intent && (intents.find(({ id }) => id === search.intent)?.name ?? "One intent")],
    ["account", search.account && (accounts.find(({ id }) => id === search.account)?.email ?? "One account")],
    [
      "assignee",
      search.assignee &&
        (members.find((member) => member.user_id === search.assignee)?.full_name ?? "One person"),
    ],
    ["since", search.since && `Since ${search.since}`],
    ["wait", search.wait && `Waits for ${search.wait}`],
  ];
  const shown = chips.filter(([, label]) => label);
  if (shown.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-1.5">
      {shown.map(([name, label]) => (
        <li key={name}>
          <Button
            size="sm"
            onClick={() => onSearch(changed(search, name, ""))}
            className="max-w-full rounded-full"
          >
            <span className="truncate">{label}</span>
            <X aria-label="Remove filter" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function changed(
  { email: _closed, ...search }: InboxSearch,
  name: keyof InboxSearch,
  value: string,
): InboxSearch {
  const rest = Object.fromEntries(Object.entries(search).filter(([key]) => key !== name));
  return value ? { ...rest, [name]: value } : rest;
}

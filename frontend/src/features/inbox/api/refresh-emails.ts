import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import type { EmailSummary } from "@/lib/api/types";
import { unwrap } from "@/lib/api/unwrap";

interface EmailsPage {
  items: EmailSummary[];
  next_cursor?: string | null;
}
type Pages = InfiniteData<EmailsPage, string>;
type Query = NonNullable<paths["/api/emails"]["get"]["parameters"]["query"]>;

/** Up to here a list is simply read again; a longer one would mean a request per page. */
const FEW_PAGES = 3;

/** Brings the lists up to date: short ones anew, of long ones the first page and the email that changed. */
export async function refreshEmails(queries: QueryClient, id: string | null) {
  const lists = queries.getQueriesData<Pages>({ queryKey: ["emails"] });
  const isLong = ([, data]: [QueryKey, Pages | undefined]) => (data?.pages.length ?? 0) > FEW_PAGES;
  await Promise.all([
    queries.invalidateQueries({
      queryKey: ["emails"],
      predicate: (query) => !isLong([query.queryKey, query.state.data as Pages | undefined]),
    }),
    ...lists.filter(isLong).map(([key]) => refreshLong(queries, key, id)),
  ]);
}

async function refreshLong(queries: QueryClient, key: QueryKey, id: string | null) {
  const query = key[1] as Query;
  const first = await unwrap(api.GET("/api/emails", { params: { query } }));
  const changed = id ? await findEmail(id) : null;
  const firstIds = new Set(first.items.map((email) => email.id));
  queries.setQueryData<Pages>(
    key,
    (data) => data && { ...data, pages: merged(data.pages, first, firstIds, changed) },
  );
}

async function findEmail(id: string): Promise<EmailSummary | null> {
  try {
    const email = await unwrap(api.GET("/api/emails/{id}", { params: { path: { id } } }));
    return { ...email, preview: email.visible_text.slice(0, 200) };
  } catch {
    return null;
  }
}

function merged(pages: EmailsPage[], first: EmailsPage, firstIds: Set<string>, changed: EmailSummary | null) {
  const [oldFirst, ...rest] = pages;
  const pushedOut = (oldFirst?.items ?? []).filter(
    (email) => !firstIds.has(email.id) && isOlder(email, first),
  );
  const later = rest.map((page, index) => ({
    ...page,
    items: [...(index === 0 ? pushedOut : []), ...page.items.filter((email) => !firstIds.has(email.id))].map(
      (email) => (email.id === changed?.id ? changed : email),
    ),
  }));
  return [first, ...later];
}

function isOlder(email: EmailSummary, page: EmailsPage): boolean {
  const last = page.items.at(-1);
  return last !== undefined && email.received_at <= last.received_at;
}

import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent as lazy,
  Outlet,
  redirect,
} from "@tanstack/react-router";

import { ProblemError } from "@/lib/api/problem";
import { meQueryOptions } from "@/lib/queries/me";
import { makeQueryClient } from "@/lib/query-client";

import {
  followUpsSearch,
  inboxSearch,
  knowledgeSearch,
  newKnowledgeSearch,
  runsSearch,
  signInSearch,
} from "./search";
import { Broken } from "./shell/broken";
import { Desk } from "./shell/desk";
import { NotFound } from "./shell/not-found";
import { PageSkeleton } from "./shell/page-skeleton";

export const queryClient = makeQueryClient(() => void toSignIn());

const root = createRootRouteWithContext<{ queries: typeof queryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: lazy(() => import("./pages/sign-in-page"), "SignInPage"),
});

const desk = createRoute({
  getParentRoute: () => root,
  id: "desk",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQueryOptions());
    } catch (error) {
      const isSignedOut = error instanceof ProblemError && error.status === 401;
      throw isSignedOut ? redirect({ to: "/sign-in", search: { next: location.href } }) : error;
    }
  },
  component: Desk,
});

const onDesk = { getParentRoute: () => desk } as const;

const dashboard = createRoute({
  ...onDesk,
  path: "/",
  component: lazy(() => import("./pages/dashboard-page"), "DashboardPage"),
});
const inbox = createRoute({
  ...onDesk,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: lazy(() => import("./pages/inbox-page"), "InboxPage"),
});
const followUps = createRoute({
  ...onDesk,
  path: "/follow-ups",
  validateSearch: followUpsSearch,
  component: lazy(() => import("./pages/follow-ups-page"), "FollowUpsPage"),
});
const intents = createRoute({
  ...onDesk,
  path: "/intents",
  component: lazy(() => import("./pages/intents-page"), "IntentsPage"),
});
const intent = createRoute({
  ...onDesk,
  path: "/intents/$intentId",
  component: lazy(() => import("./pages/intent-page"), "IntentPage"),
});
const knowledge = createRoute({
  ...onDesk,
  path: "/knowledge",
  validateSearch: knowledgeSearch,
  component: lazy(() => import("./pages/knowledge-page"), "KnowledgePage"),
});
const knowledgeEntry = createRoute({
  ...onDesk,
  path: "/knowledge/$entryId",
  validateSearch: newKnowledgeSearch,
  component: lazy(() => import("./pages/knowledge-entry-page"), "KnowledgeEntryPage"),
});
const emailAccounts = createRoute({
  ...onDesk,
  path: "/email-accounts",
  component: lazy(() => import("./pages/email-accounts-page"), "EmailAccountsPage"),
});
const settings = createRoute({
  ...onDesk,
  path: "/settings",
  component: lazy(() => import("./pages/settings-page"), "SettingsPage"),
});
const suppressions = createRoute({
  ...onDesk,
  path: "/suppressions",
  component: lazy(() => import("./pages/suppressions-page"), "SuppressionsPage"),
});
const members = createRoute({
  ...onDesk,
  path: "/members",
  component: lazy(() => import("./pages/members-page"), "MembersPage"),
});
const invitation = createRoute({
  ...onDesk,
  path: "/invitation",
  component: lazy(() => import("./pages/invitation-page"), "InvitationPage"),
});
const users = createRoute({
  ...onDesk,
  path: "/users",
  component: lazy(() => import("./pages/users-page"), "UsersPage"),
});
const system = createRoute({
  ...onDesk,
  path: "/system",
  component: lazy(() => import("./pages/system-page"), "SystemPage"),
});
const jobs = createRoute({
  ...onDesk,
  path: "/jobs",
  component: lazy(() => import("./pages/jobs-page"), "JobsPage"),
});
const runs = createRoute({
  ...onDesk,
  path: "/jobs/runs",
  validateSearch: runsSearch,
  component: lazy(() => import("./pages/runs-page"), "RunsPage"),
});
const run = createRoute({
  ...onDesk,
  path: "/jobs/runs/$runId",
  component: lazy(() => import("./pages/run-page"), "RunPage"),
});

const pages = [
  dashboard,
  inbox,
  followUps,
  intents,
  intent,
  knowledge,
  knowledgeEntry,
  emailAccounts,
  settings,
  suppressions,
  members,
  invitation,
  users,
  system,
  jobs,
  runs,
  run,
];

export const router = createRouter({
  routeTree: root.addChildren([signIn, desk.addChildren(pages)]),
  context: { queries: queryClient },
  defaultPreload: "intent",
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

async function toSignIn() {
  const { pathname, href } = router.state.location;
  if (pathname === "/sign-in") return;
  queryClient.clear();
  await router.navigate({ to: "/sign-in", search: { next: href } });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

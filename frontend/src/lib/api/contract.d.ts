import "./schema.gen";

type Json<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type Nothing = { headers: Record<string, unknown>; content?: never };
type Id = { path: { id: string }; query?: never; header?: never; cookie?: never };
type None = { query?: never; header?: never; path?: never; cookie?: never };
type Get<T, P = None> = {
  parameters: P;
  get: { parameters: P; requestBody?: never; responses: { 200: Json<T> } };
};
type Post<B, P = None, T = never> = {
  parameters: P;
  post: {
    parameters: P;
    requestBody?: { content: { "application/json": B } };
    responses: { 200: Json<T>; 202: Nothing };
  };
};

declare module "./schema.gen" {
  interface paths {
    "/api/jobs/overview": Get<{
      flows: {
        flow: string;
        ready: number;
        running: number;
        waiting: number;
        failed: number;
        succeeded_24h: number;
        cancelled_24h: number;
      }[];
      queues: {
        name: string;
        is_paused: boolean;
        due: number;
        running: number;
        scheduled: number;
        oldest_due_at?: string | null;
        latency_seconds?: number | null;
      }[];
      minutes: { minute: string; started: number; finished: number; failed: number }[];
      oldest_due?: { id: string; flow: string; queue: string; due_at: string } | null;
      late: number;
    }>;
    "/api/jobs/workers": Get<{
      items: {
        name: string;
        host: string;
        version: string;
        queues: string[];
        started_at: string;
        heartbeat_at: string;
        is_alive: boolean;
        running: number;
      }[];
      next_cursor?: string | null;
    }>;
    "/api/jobs/runs": Get<
      { items: RunListed[]; next_cursor?: string | null },
      {
        query?: {
          flow?: string;
          state?: string;
          queue?: string;
          q?: string;
          subject?: string;
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      }
    >;
    "/api/jobs/runs/{id}": Get<RunShown, Id>;
    "/api/jobs/runs/{id}/retry": Post<never, Id>;
    "/api/jobs/runs/{id}/cancel": Post<{ reason?: string | null }, Id>;
    "/api/jobs/runs/{id}/run-now": Post<never, Id>;
    "/api/jobs/redrive": Post<
      { flow?: string | null; queue?: string | null; q?: string | null; subject?: string | null },
      None,
      { redriven: number; left: number }
    >;
    "/api/jobs/queues/{name}/pause": Post<never, { path: { name: string } }>;
    "/api/jobs/queues/{name}/resume": Post<never, { path: { name: string } }>;
    "/api/dashboard": Get<DashboardShown>;
    "/api/intents/{id}/statistics": Get<
      {
        intent_id: string;
        weeks: {
          week: string;
          answered: number;
          automatic: number;
          approved: number;
          unchanged: number;
          rate?: number | null;
        }[];
      },
      Id
    >;
    "/api/emails/{id}/diff": Get<
      {
        from_version: number;
        to_version: number;
        is_sent: boolean;
        is_unchanged: boolean;
        similarity: number;
        ops: { op: "equal" | "insert" | "delete"; text: string }[];
      },
      { path: { id: string }; query?: { from?: number; to?: number }; header?: never; cookie?: never }
    >;
    "/api/emails/{id}/why": Get<WhyShown, Id>;
    "/api/email-accounts/detect": Post<
      { email: string },
      None,
      {
        settings?: {
          imap: { host: string; port: number; security: "tls" | "starttls" };
          smtp: { host: string; port: number; security: "tls" | "starttls" };
          username?: string;
        } | null;
        provider?: string | null;
        needs_app_password: boolean;
      }
    >;
    "/api/search": Get<
      {
        people: { email: string; name: string; conversations: number; last_at: string }[];
        emails: {
          id: string;
          subject: string;
          from_name: string;
          from_email: string;
          received_at: string;
          status: string;
        }[];
        follow_ups: { id: string; email_id: string; subject: string; scheduled_at: string; status: string }[];
        intents: { id: string; name: string }[];
        knowledge: { id: string; title: string }[];
      },
      { query: { q: string; limit?: number }; header?: never; path?: never; cookie?: never }
    >;
  }
}

interface RunFacts {
  id: string;
  workspace_id: string;
  user_id: string;
  flow: string;
  version: number;
  subject: string;
  generation: number;
  queue: string;
  state: string;
  waiting_for?: string | null;
  wake_at?: string | null;
  worker?: string | null;
  step?: string | null;
  attempts: number;
  created_at: string;
  finished_at?: string | null;
}
interface RunListed extends RunFacts {
  error?: string | null;
}
interface RunShown extends RunFacts {
  lost_leases: number;
  lease_until?: string | null;
  cancel_reason?: string | null;
  error?: { step?: string | null; causes: string[]; attempts: number } | null;
  outcome?: unknown;
  steps: {
    position: number;
    name: string;
    n: number;
    attempts: number;
    started_at: string;
    finished_at: string;
    duration_ms: number;
    rested_ms: number;
    output?: unknown;
  }[];
  signals: { n: number; kind: string; signal?: unknown; created_at: string }[];
  generations: { id: string; generation: number; state: string; created_at: string }[];
  actions: { retry: boolean; cancel: boolean; run_now: boolean };
}
interface DashboardShown {
  needs_me: { what: string; count: number; resource: string; filter: Record<string, string> }[];
  health: {
    all_green: boolean;
    accounts: {
      total: number;
      troubled: {
        id: string;
        email: string;
        health: string;
        last_error?: string | null;
        last_sync?: string | null;
        is_silent: boolean;
      }[];
    };
    model: { state: string; waiting: number; last_error?: string | null; last_draft_at?: string | null };
    paused_queues: string[];
    late_runs: number;
    failed_runs: number;
  };
  volume: {
    received: number;
    received_before: number;
    answered: number;
    answered_before: number;
    automation_rate?: number | null;
    automation_rate_before?: number | null;
    days: { date: string; received: number; answered: number; automatic: number }[];
  };
  first_reply: {
    median_seconds?: number | null;
    median_seconds_before?: number | null;
    p90_seconds?: number | null;
    p90_seconds_before?: number | null;
    days: { date: string; answered: number; median_seconds?: number | null; p90_seconds?: number | null }[];
  };
  approval: {
    intents: {
      intent_id?: string | null;
      intent_name: string;
      approved: number;
      unchanged: number;
      rate: number;
      rate_before?: number | null;
    }[];
  };
}
interface WhyShown {
  intent_name?: string | null;
  confidence?: number | null;
  is_fallback: boolean;
  matches: {
    keyword: string;
    in_subject: boolean;
    places: { start: number; end: number; words: string }[];
  }[];
  considered: {
    intent_id: string;
    name: string;
    priority: number;
    weight: number;
    keywords: string[];
    verdict: string;
  }[];
  citations: { knowledge_id: string; title: string; passage: string }[];
  issues: { code: string; message: string; place?: { start: number; end: number; words: string } | null }[];
  draft_validated: boolean;
  run?: {
    id: string;
    state: string;
    waiting_for?: string | null;
    wake_at?: string | null;
    generation: number;
    error?: string | null;
    steps: {
      name: string;
      n: number;
      attempts: number;
      started_at: string;
      finished_at: string;
      duration_ms: number;
      rested_ms: number;
    }[];
  } | null;
}

-- Runs are durable executions of flows: their state, their journal and the signals sent to them.
CREATE TABLE runs (
    id uuid CONSTRAINT runs_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    flow text NOT NULL,
    version smallint NOT NULL,
    subject uuid NOT NULL,
    generation integer NOT NULL,
    queue text NOT NULL,
    state text NOT NULL CONSTRAINT runs_state_check
        CHECK (state IN ('ready', 'running', 'waiting', 'succeeded', 'failed', 'cancelled')),
    waiting_for text CONSTRAINT runs_waiting_for_check CHECK (waiting_for IN ('timer', 'signal', 'retry', 'person')),
    wake_at timestamptz,
    lease_token uuid,
    lease_until timestamptz,
    worker text,
    step text,
    attempts smallint NOT NULL DEFAULT 0,
    lost_leases smallint NOT NULL DEFAULT 0,
    signals_sent integer NOT NULL DEFAULT 0,
    cancel_reason text,
    error jsonb,
    outcome jsonb,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT runs_generation_key UNIQUE (flow, subject, generation),
    CONSTRAINT runs_lease_check CHECK ((state = 'running') = (lease_token IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT runs_waiting_check CHECK ((state = 'waiting') = (waiting_for IS NOT NULL)),
    CONSTRAINT runs_wake_check CHECK (state NOT IN ('ready') OR wake_at IS NOT NULL),
    CONSTRAINT runs_finished_check CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX runs_unfinished_key ON runs (flow, subject) WHERE finished_at IS NULL;
CREATE INDEX runs_wake_at_idx ON runs (queue, wake_at) WHERE state IN ('ready', 'waiting') AND wake_at IS NOT NULL;
CREATE INDEX runs_lease_until_idx ON runs (lease_until) WHERE state = 'running';
CREATE INDEX runs_failed_idx ON runs (flow, id DESC) WHERE state = 'failed';
CREATE INDEX runs_finished_at_idx ON runs (finished_at) WHERE finished_at IS NOT NULL;
COMMENT ON TABLE runs IS 'One execution of a flow for one subject. The truth about all work; queues only carry wake-ups.';
COMMENT ON COLUMN runs.id IS 'UUIDv7.';
COMMENT ON COLUMN runs.workspace_id IS 'Tenant.';
COMMENT ON COLUMN runs.user_id IS 'Owner of the subject.';
COMMENT ON COLUMN runs.flow IS 'Name of the flow.';
COMMENT ON COLUMN runs.version IS 'Flow version the run keeps; workers claim only versions they know.';
COMMENT ON COLUMN runs.subject IS 'Id of what the flow is about: an email, an account, a follow-up, an event.';
COMMENT ON COLUMN runs.generation IS 'From 1; processing the subject anew adds one.';
COMMENT ON COLUMN runs.queue IS 'Queue whose workers execute it.';
COMMENT ON COLUMN runs.state IS 'See workflows/src/engine/STATE_MACHINE.md.';
COMMENT ON COLUMN runs.waiting_for IS 'What ends the waiting.';
COMMENT ON COLUMN runs.wake_at IS 'When the sweeper must wake it: the due time of a waiting run, the next push of a ready one.';
COMMENT ON COLUMN runs.lease_token IS 'Fence: only the holder of the current token can record.';
COMMENT ON COLUMN runs.lease_until IS 'Deadline by the database clock; past it the run is taken back.';
COMMENT ON COLUMN runs.worker IS 'Process that holds or last held the lease.';
COMMENT ON COLUMN runs.step IS 'Step recorded or tried last.';
COMMENT ON COLUMN runs.attempts IS 'Failed attempts of the step that comes next.';
COMMENT ON COLUMN runs.lost_leases IS 'Leases lost since the last recorded step; three fail the run.';
COMMENT ON COLUMN runs.signals_sent IS 'Number of the last signal; a run does not rest while it has not seen it.';
COMMENT ON COLUMN runs.cancel_reason IS 'Set when the run was asked to stop; looked at between steps.';
COMMENT ON COLUMN runs.error IS 'Last error with its causes.';
COMMENT ON COLUMN runs.outcome IS 'What the flow ended with.';
COMMENT ON COLUMN runs.created_at IS 'When it was started.';
COMMENT ON COLUMN runs.finished_at IS 'When it ended.';

CREATE TABLE run_steps (
    run_id uuid NOT NULL CONSTRAINT run_steps_run_id_fkey REFERENCES runs (id) ON DELETE CASCADE,
    name text NOT NULL,
    n integer NOT NULL,
    position integer NOT NULL,
    output jsonb NOT NULL,
    attempts smallint NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    CONSTRAINT run_steps_pkey PRIMARY KEY (run_id, name, n)
);
COMMENT ON TABLE run_steps IS 'Journal: what each finished step of an unfinished or finished run returned.';
COMMENT ON COLUMN run_steps.run_id IS 'The run.';
COMMENT ON COLUMN run_steps.name IS 'Name of the step.';
COMMENT ON COLUMN run_steps.n IS 'Which call of that name, from 1.';
COMMENT ON COLUMN run_steps.position IS 'Order in the run, from 1.';
COMMENT ON COLUMN run_steps.output IS 'Ids and facts, at most 8 KB, no mail text.';
COMMENT ON COLUMN run_steps.attempts IS 'Attempts it took.';
COMMENT ON COLUMN run_steps.started_at IS 'Start of the attempt that succeeded.';
COMMENT ON COLUMN run_steps.finished_at IS 'When its effect was done.';

CREATE TABLE run_signals (
    run_id uuid NOT NULL CONSTRAINT run_signals_run_id_fkey REFERENCES runs (id) ON DELETE CASCADE,
    n integer NOT NULL,
    signal jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT run_signals_pkey PRIMARY KEY (run_id, n)
);
COMMENT ON TABLE run_signals IS 'What runs were told, in order. Consumed once: the journal says how far.';
COMMENT ON COLUMN run_signals.run_id IS 'The run.';
COMMENT ON COLUMN run_signals.n IS 'Number of the signal, from 1.';
COMMENT ON COLUMN run_signals.signal IS 'Kind and content.';
COMMENT ON COLUMN run_signals.created_at IS 'When it was sent.';

CREATE TABLE queues (
    name text CONSTRAINT queues_pkey PRIMARY KEY,
    is_paused boolean NOT NULL DEFAULT false
);
INSERT INTO queues (name) VALUES ('inbound'), ('timer'), ('sync'), ('campaign');
COMMENT ON TABLE queues IS 'Queues and whether they are paused; sweeper and claim respect it.';
COMMENT ON COLUMN queues.name IS 'Name.';
COMMENT ON COLUMN queues.is_paused IS 'A paused queue keeps its runs ready and starts none.';

CREATE TABLE workers (
    name text CONSTRAINT workers_pkey PRIMARY KEY,
    version text NOT NULL,
    queues text[] NOT NULL,
    started_at timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL
);
COMMENT ON TABLE workers IS 'Worker processes that are or were alive.';
COMMENT ON COLUMN workers.name IS 'Host, process id and a random part.';
COMMENT ON COLUMN workers.version IS 'Version of Mailroom it runs.';
COMMENT ON COLUMN workers.queues IS 'Queues it works on.';
COMMENT ON COLUMN workers.started_at IS 'When it started.';
COMMENT ON COLUMN workers.heartbeat_at IS 'Last sign of life, by the database clock.';

DROP TABLE workers, queues, run_signals, run_steps, runs;

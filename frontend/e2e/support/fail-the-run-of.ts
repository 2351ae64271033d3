import { query } from "./database.ts";

/** Leaves the run of an email that waits for a person as failed, as nothing in the demo fails by itself; its id. */
export async function failTheRunOf(subject: string): Promise<string> {
  const rows = await query<{ id: string }>(
    `UPDATE runs SET state = 'failed', waiting_for = NULL, wake_at = NULL, finished_at = now(),
       error = '{"step": "draft", "causes": ["the model did not answer", "connection refused"], "attempts": 8}'
     WHERE waiting_for = 'person' AND subject = (SELECT id FROM emails WHERE subject = $1)
     RETURNING id`,
    [subject],
  );
  return rows[0]?.id ?? "";
}

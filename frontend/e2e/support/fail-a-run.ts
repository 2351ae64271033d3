import { readFile } from "node:fs/promises";
import path from "node:path";

import pg from "pg";

/** Leaves a run that waits for a person as one that failed: nothing in the demo fails by itself. Answers its id. */
export async function failARun(): Promise<string> {
  const url = await readFile(path.join(process.env.E2E_FOLDER ?? "", "postgres.url"), "utf8");
  const client = new pg.Client({ connectionString: url.trim() });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `UPDATE runs SET state = 'failed', waiting_for = NULL, wake_at = NULL, finished_at = now(),
         error = '{"step": "draft", "causes": ["the model did not answer", "connection refused"], "attempts": 8}'
       WHERE id = (SELECT id FROM runs WHERE flow = 'process_email' AND waiting_for = 'person' ORDER BY id LIMIT 1)
       RETURNING id`,
    );
    return rows[0]?.id ?? "";
  } finally {
    await client.end();
  }
}

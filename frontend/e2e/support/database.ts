import { readFile } from "node:fs/promises";
import path from "node:path";

import pg from "pg";

/** Asks the demo's database itself, for what no person can do from a browser. */
export async function query<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) {
  const url = await readFile(path.join(process.env.E2E_FOLDER ?? "", "postgres.url"), "utf8");
  const client = new pg.Client({ connectionString: url.trim() });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

import { startDemo } from "./demo.ts";

/**
 * One demo company for all tests; what they change is told apart by their own emails and names. A demo that runs
 * already is used when `E2E_URL` and `E2E_FOLDER` name it.
 */
export default async function startDemoForAll() {
  if (process.env.E2E_URL) return;
  const demo = await startDemo();
  process.env.E2E_URL = demo.url;
  process.env.E2E_FOLDER = demo.folder;
  if (demo.mailHost) process.env.E2E_MAIL_HOST = JSON.stringify(demo.mailHost);
  return demo.stop;
}

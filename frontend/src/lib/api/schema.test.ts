import { readFile } from "node:fs/promises";

import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";

test("the types say what openapi.json says", async () => {
  const description = new URL("../../../openapi.json", import.meta.url);
  const options = { defaultNonNullable: false, emptyObjectsUnknown: true };
  const generated = astToString(await openapiTS(description, options));
  const stored = await readFile(new URL("./schema.gen.ts", import.meta.url), "utf8");

  expect(stored).toContain(generated.trim());
});

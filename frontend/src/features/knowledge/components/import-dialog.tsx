import { FileUp } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemError } from "@/lib/api/problem";

import { useImportFiles } from "../api/import-files";

/** Brings files into the knowledge base. */
export function ImportDialog() {
  const [isOpen, setOpen] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [category, setCategory] = useState("");
  const importFiles = useImportFiles();
  const problem = importFiles.error instanceof ProblemError ? importFiles.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    importFiles.mutate(
      { files, category },
      {
        onSuccess: ({ items }) => {
          setOpen(false);
          setFiles([]);
          toast(items.length === 1 ? "1 entry imported" : `${items.length} entries imported`);
        },
      },
    );
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FileUp /> Import files
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Import files"
        description="One entry per file; the first heading is its title."
      >
        <form onSubmit={submit} className="grid gap-4">
          {problem && (
            <Callout tone="danger" title={problem.message}>
              {problem.detail}
            </Callout>
          )}
          <Field label="Files" hint="Markdown, text or HTML, as many as you like.">
            {(control) => (
              <Input
                {...control}
                type="file"
                multiple
                accept=".md,.markdown,.txt,.html,.htm"
                className="h-auto py-2"
                onChange={(event) => setFiles([...(event.target.files ?? [])])}
              />
            )}
          </Field>
          <Field label="Category" hint="For files that name none themselves.">
            {(control) => (
              <Input {...control} value={category} onChange={(event) => setCategory(event.target.value)} />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={files.length === 0 || importFiles.isPending}>
            {files.length > 1 ? `Import ${files.length} files` : "Import"}
          </Button>
        </form>
      </Dialog>
    </>
  );
}

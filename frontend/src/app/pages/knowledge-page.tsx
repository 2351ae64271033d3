import { getRouteApi, Link } from "@tanstack/react-router";
import { Plus, Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";

import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { CategoryChips } from "@/features/knowledge/components/category-chips";
import { HitsList } from "@/features/knowledge/components/hits-list";
import { ImportDialog } from "@/features/knowledge/components/import-dialog";
import { KnowledgeList } from "@/features/knowledge/components/knowledge-list";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/knowledge");

export function KnowledgePage(): ReactNode {
  const { q = "", category } = route.useSearch();
  const navigate = route.useNavigate();
  const [words, setWords] = useState(q);
  useTitle("Knowledge base");
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words !== q) void navigate({ search: words ? { q: words } : {}, replace: true });
    }, 300);
    return () => clearTimeout(timer);
  }, [words, q, navigate]);
  return (
    <>
      <PageHeader
        title="Knowledge base"
        description="What your company knows. Drafts state nothing else as fact."
        action={
          <>
            <ImportDialog />
            <Button asChild variant="primary">
              <Link to="/knowledge/$entryId" params={{ entryId: "new" }}>
                <Plus /> New entry
              </Link>
            </Button>
          </>
        }
      >
        <div className="flex flex-wrap items-center gap-3">
          <div className="relative w-full max-w-sm">
            <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-faint" />
            <Input
              type="search"
              aria-label="Search as a draft does"
              placeholder="Search as a draft does, even with a whole question"
              className="pl-8"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          {!q && <CategoryChips category={category} />}
        </div>
      </PageHeader>
      {q ? <HitsList words={q} /> : <KnowledgeList category={category} />}
    </>
  );
}

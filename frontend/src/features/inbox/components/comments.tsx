import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { Avatar } from "@/components/avatar";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { membersQueryOptions } from "@/lib/queries/members";
import { ago, wholeTime } from "@/lib/time";

import { commentsQueryOptions } from "../api/comments-query";
import { useCreateComment } from "../api/create-comment";

/** What colleagues say to each other about an email. */
export function Comments({ emailId }: { emailId: string }) {
  const { data: comments = [] } = useQuery(commentsQueryOptions(emailId));
  const { data: members = [] } = useQuery(membersQueryOptions());
  const [words, setWords] = useState("");
  const create = useCreateComment(emailId);
  const nameOf = (userId: string) =>
    members.find((member) => member.user_id === userId)?.full_name ?? "A colleague";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (words.trim()) create.mutate(words.trim(), { onSuccess: () => setWords("") });
  }

  return (
    <section aria-label="Comments" className="mt-8 border-t pt-4">
      <ol className="grid gap-3">
        {comments.map((comment) => (
          <li key={comment.id} className="flex gap-2.5">
            <Avatar name={nameOf(comment.user_id)} />
            <div className="min-w-0">
              <p className="text-xs text-faint">
                <span className="font-medium text-ink">{nameOf(comment.user_id)}</span>{" "}
                <time dateTime={comment.created_at} title={wholeTime(comment.created_at)}>
                  {ago(comment.created_at)}
                </time>
              </p>
              <p className="wrap-anywhere whitespace-pre-wrap">{comment.body}</p>
            </div>
          </li>
        ))}
      </ol>
      <form onSubmit={submit} className="mt-3 grid justify-items-start gap-2">
        <Textarea
          id="comment"
          aria-label="Comment for colleagues"
          placeholder="Comment for colleagues; never sent"
          rows={words ? 3 : 1}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {words.trim() && (
          <Button type="submit" size="sm" disabled={create.isPending}>
            Comment
          </Button>
        )}
      </form>
    </section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";

import { Avatar } from "@/components/avatar";
import { Highlighted } from "@/components/highlighted";
import { Button } from "@/components/ui/button";
import { membersQueryOptions } from "@/lib/queries/members";
import { useMe } from "@/lib/queries/use-me";
import { ago, wholeTime } from "@/lib/time";

import { commentsQueryOptions } from "../api/comments-query";
import { useCreateComment } from "../api/create-comment";
import { useMarkCommentsSeen } from "../api/mark-comments-seen";
import { mentionsIn } from "../mentions";
import { CommentField } from "./comment-field";

/** What colleagues say to each other about an email. */
export function Comments({ emailId }: { emailId: string }) {
  const me = useMe();
  const { data: comments = [] } = useQuery(commentsQueryOptions(emailId));
  const { data: members = [] } = useQuery(membersQueryOptions());
  const [words, setWords] = useState("");
  const create = useCreateComment(emailId);
  const { mutate: markSeen } = useMarkCommentsSeen(emailId);
  const isUnseen = comments.some(({ is_unseen }) => is_unseen);
  useEffect(() => {
    if (isUnseen) markSeen();
  }, [isUnseen, markSeen]);
  const colleagues = members.filter(({ user_id }) => user_id !== me.id);
  const nameOf = (userId: string) =>
    members.find((member) => member.user_id === userId)?.full_name ?? "A colleague";

  function submit() {
    const body = words.trim();
    if (!body || create.isPending) return;
    const mentions = [...new Set(mentionsIn(body, colleagues).map(({ person }) => person.user_id))];
    create.mutate({ body, mentions }, { onSuccess: () => setWords("") });
  }

  return (
    <section aria-label="Comments" className="mt-8 border-t pt-4">
      <ol className="grid gap-3">
        {comments.map((comment) => {
          const named = members.filter(({ user_id }) => comment.mentions.includes(user_id));
          return (
            <li key={comment.id} className="flex gap-2.5">
              <Avatar name={nameOf(comment.user_id)} />
              <div className="min-w-0">
                <p className="text-xs text-faint">
                  <span className="font-medium text-ink">{nameOf(comment.user_id)}</span>{" "}
                  <time dateTime={comment.created_at} title={wholeTime(comment.created_at)}>
                    {ago(comment.created_at)}
                  </time>
                </p>
                <p className="wrap-anywhere whitespace-pre-wrap">
                  <Highlighted
                    text={comment.body}
                    places={mentionsIn(comment.body, named)}
                    className="rounded-sm bg-accent-wash px-0.5 font-medium text-accent"
                  />
                </p>
              </div>
            </li>
          );
        })}
      </ol>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
        className="mt-3 grid justify-items-start gap-2"
      >
        <CommentField words={words} onWords={setWords} onSubmit={submit} colleagues={colleagues} />
        {words.trim() && (
          <Button type="submit" size="sm" disabled={create.isPending}>
            Comment
          </Button>
        )}
      </form>
    </section>
  );
}

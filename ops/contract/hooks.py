"""Signs schemathesis in, asks about rows that are there, and counts what came back.

Schemathesis makes questions up from the description of the API. Of every three, two here are about something that is
there, and the first to each operation is one that can be answered.
"""

import atexit
import collections
import datetime
import itertools
import os
import threading

import requests
import schemathesis

URL = os.environ["MAILROOM_URL"]
CREDENTIALS = {"email": "admin@crm.com", "password": "Admin@123"}
# What no question brings about by itself: a message whose hand-off was cut, a run that failed, the link of an invitation,
# an attachment's place, a workspace that may go. The tests of `api` have each of them answered with success.
OUT_OF_REACH = {
    *("settle_send", "settle_follow_up", "send_follow_up", "undo_follow_up", "retry_run", "run_now"),
    *("accept_invitation", "delete_workspace", "get_email_attachment", "import_knowledge"),
}

session = requests.Session()
token = session.post(f"{URL}/api/auth/login", json=CREDENTIALS).json()["token"]
session.headers["Authorization"] = f"Bearer {token}"
numbers = itertools.count()


def get(path, **query):
    answer = session.get(f"{URL}{path}", params=query)
    answer.raise_for_status()
    return answer.json()


def items(path, **query):
    return get(path, limit=100, **query)["items"]


def make(path, **body):
    answer = session.post(f"{URL}{path}", json=body)
    answer.raise_for_status()
    return answer.json() if answer.content else {}


def name(prefix="n"):
    return f"{prefix}{next(numbers)}"


def address():
    return f"{name('p')}@larkbench.example"


def soon(days=1):
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)).isoformat()


def person():
    return make("/api/users", email=address(), password="correct horse battery", full_name="P", role="user")["id"]


def member():
    """A colleague who has accepted an invitation."""
    email = address()
    make("/api/users", email=email, password="correct horse battery", full_name="M", role="user")
    link = make("/api/workspace/invitations", email=email, role="member")["link"]
    signed_in = requests.post(f"{URL}/api/auth/login", json={"email": email, "password": "correct horse battery"}).json()
    headers = {"Authorization": f"Bearer {signed_in['token']}"}
    accepted = requests.post(f"{URL}/api/invitations/accept", json={"token": link.split("#")[1]}, headers=headers)
    accepted.raise_for_status()
    return signed_in["user"]["id"]


def invitation():
    return make("/api/workspace/invitations", email=address(), role="member")["id"]


def waiting(**query):
    """Emails whose drafts wait for a person; each is asked about once."""
    while True:
        found = [email["id"] for email in items("/api/emails", status="draft_ready", **query)]
        if not found:
            yield items("/api/emails")[0]["id"]
        yield from found


drafts = waiting()


def draft():
    return next(drafts)


def sent():
    email = draft()
    session.post(f"{URL}/api/emails/{email}/send")
    return email


def comment():
    email = items("/api/emails")[0]["id"]
    return {"id": email, "comment_id": make(f"/api/emails/{email}/comments", body="Look")["id"]}


def attachment():
    for email in items("/api/emails", view="all"):
        if get(f"/api/emails/{email['id']}").get("attachments"):
            return {"id": email["id"], "position": 0}
    return {"position": 0}


def with_html():
    for email in items("/api/emails", view="all"):
        if get(f"/api/emails/{email['id']}").get("has_html"):
            return {"id": email["id"]}
    return {}


def run(**query):
    found = items("/api/jobs/runs", **query) or items("/api/jobs/runs")
    return {"id": found[next(numbers) % len(found)]["id"]}


def cancelled():
    one = run(status="waiting")
    session.post(f"{URL}/api/jobs/runs/{one['id']}/cancel", json={})
    return one


follow_ups = itertools.cycle(row["id"] for row in items("/api/follow-ups") or [{"id": "none"}])


def follow_up():
    return {"id": next(follow_ups)}


def sent_follow_up():
    one = follow_up()
    session.post(f"{URL}/api/follow-ups/{one['id']}/send")
    return one


def version(email):
    return (get(f"/api/emails/{email}").get("draft") or {}).get("version")


def path(kind, **body):
    """A new row of a kind, with what is said about it."""
    return {"id": make(f"/api/{kind}", **body)["id"]}


def intent():
    return path("intents", name=name("Intent "), keywords=["price"])


def knowledge():
    return path("knowledge-base", title=name("Entry "), content="One euro", category="")


def no_path():
    return {}


EMAIL = itertools.cycle([email["id"] for email in items("/api/emails", view="all")])


def email():
    return {"id": next(EMAIL)}


# What each operation is asked that can be answered: its row, its query, its body. Where nothing is said schemathesis
# makes it up.
ANSWERABLE = {
    "assign_email": (email, None, lambda: {"user_id": None}),
    "bulk_emails": (no_path, None, lambda: {"ids": [next(EMAIL)], "action": "reprocess"}),
    "cancel_follow_up": (follow_up, None, None),
    "cancel_run": (lambda: run(status="waiting"), None, lambda: {}),
    "create_comment": (email, None, lambda: {"body": "Look"}),
    "create_intent": (no_path, None, lambda: {"name": name("Intent "), "keywords": ["price"]}),
    "create_knowledge": (no_path, None, lambda: {"title": name("T"), "content": "One", "category": ""}),
    "create_suppression": (no_path, None, lambda: {"email": address()}),
    "create_user": (
        no_path,
        None,
        lambda: {"email": address(), "password": "correct horse battery", "full_name": "P", "role": "user"},
    ),
    "create_workspace": (no_path, None, lambda: {"name": name("W")}),
    "delete_comment": (comment, None, None),
    "delete_intent": (intent, None, None),
    "delete_knowledge": (knowledge, None, None),
    "delete_suppression": (lambda: path("suppressions", email=address()), None, None),
    "delete_user": (lambda: {"id": person()}, None, None),
    "get_draft_diff": (lambda: {"id": draft()}, {"from": 1, "to": 1}, None),
    "get_email": (email, None, None),
    "get_email_attachment": (attachment, None, None),
    "get_email_html": (with_html, None, None),
    "get_email_raw": (email, None, None),
    "get_email_why": (email, None, None),
    "get_follow_up": (follow_up, None, None),
    "get_intent": (intent, None, None),
    "get_intent_statistics": (intent, {}, None),
    "get_knowledge": (knowledge, None, None),
    "get_problem": (lambda: {"code": "not_found"}, None, None),
    "get_run": (run, None, None),
    "get_user": (lambda: {"id": person()}, None, None),
    "invite_member": (no_path, None, lambda: {"email": address(), "role": "member"}),
    "list_comments": (email, {}, None),
    "list_knowledge_uses": (knowledge, {}, None),
    "login": (no_path, None, lambda: CREDENTIALS),
    "mark_comments_seen": (email, None, None),
    "pause_queue": (lambda: {"name": "campaign"}, None, None),
    "regenerate_draft": (lambda: {"id": draft()}, None, lambda: {}),
    "register": (
        no_path,
        None,
        lambda: {"email": address(), "password": "correct horse battery", "full_name": "P"},
    ),
    "reject_email": (lambda: {"id": draft()}, None, lambda: {}),
    "remove_member": (lambda: {"user_id": member()}, None, None),
    "reprocess_email": (email, None, None),
    "resend_invitation": (lambda: {"id": invitation()}, None, None),
    "resume_queue": (lambda: {"name": "campaign"}, None, None),
    "retry_run": (cancelled, None, None),
    "run_now": (lambda: run(status="waiting"), None, None),
    "search_everything": (no_path, {"q": "price"}, None),
    "search_knowledge": (no_path, {"q": "price"}, None),
    "send_email": (lambda: {"id": draft()}, None, lambda: {}),
    "send_follow_up": (follow_up, None, None),
    "snooze_email": (lambda: {"id": draft()}, None, lambda: {"until": soon()}),
    "test_intents": (no_path, None, lambda: {"text": {"subject": "Price", "body": "How much?"}}),
    "undo_follow_up": (sent_follow_up, None, None),
    "undo_send": (lambda: {"id": sent()}, None, None),
    "update_follow_up": (follow_up, None, lambda: {"scheduled_at": soon(3)}),
    "update_intent": (intent, None, lambda: {"description": "Other"}),
    "update_knowledge": (knowledge, None, lambda: {"content": "Other"}),
    "update_member": (lambda: {"user_id": member()}, None, lambda: {"role": "owner"}),
    "update_user": (lambda: {"id": person()}, None, lambda: {"full_name": "Other"}),
    "update_workspace": (no_path, None, lambda: {"name": "Larkbench"}),
    "withdraw_invitation": (lambda: {"id": invitation()}, None, None),
}


def invited():
    """Somebody else invites the super admin into their own workspace."""
    email = address()
    password = "correct horse battery"
    make("/api/users", email=email, password=password, full_name="H", role="user")
    signed_in = requests.post(f"{URL}/api/auth/login", json={"email": email, "password": password}).json()
    headers = {"Authorization": f"Bearer {signed_in['token']}"}
    body = {"email": CREDENTIALS["email"], "role": "member"}
    answer = requests.post(f"{URL}/api/workspace/invitations", json=body, headers=headers)
    answer.raise_for_status()
    return {}, None, {"token": answer.json()["link"].split("#")[1]}


def edited():
    email = draft()
    return {"id": email}, None, {"body": "Ten euros.", "version": version(email)}


def answerable(operation):
    if operation == "put_draft":
        return edited()
    if operation == "accept_invitation":
        return invited()
    known = ANSWERABLE.get(operation)
    if known is None:
        return None
    row, query, body = known
    return row(), query, body() if body else None


ROWS = {
    "/api/emails/": lambda: email()["id"],
    "/api/intents/": lambda: intent()["id"],
    "/api/knowledge-base/": lambda: knowledge()["id"],
    "/api/email-accounts/": itertools.cycle([row["id"] for row in items("/api/email-accounts")]).__next__,
    "/api/follow-ups/": lambda: follow_up()["id"],
    "/api/jobs/runs/": lambda: run()["id"],
    "/api/users/": person,
    "/api/workspace/members/": member,
    "/api/workspace/invitations/": invitation,
}
lock = threading.Lock()
turns = collections.Counter()
statuses = collections.defaultdict(collections.Counter)


def operation_of(case):
    return case.operation.definition.raw["operationId"]


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
    operation = operation_of(case)
    with lock:
        turn = turns[operation]
        turns[operation] += 1
        question = answerable(operation) if turn in (0, 5) else None
        if question:
            ids, query, body = question
            case.path_parameters = {**(case.path_parameters or {}), **ids}
            case.query = query if query is not None else {}
            case.headers.pop("Mailroom-Workspace", None)
            if body is not None:
                case.body, case.media_type = body, "application/json"
        elif turn % 3 and "id" in (case.path_parameters or {}):
            for prefix, known in ROWS.items():
                if case.path.startswith(prefix):
                    case.path_parameters["id"] = known()


@schemathesis.hook
def after_call(context, case, response):
    with lock:
        statuses[operation_of(case)][response.status_code] += 1


@atexit.register
def tell():
    asked = sum(sum(counts.values()) for counts in statuses.values())
    missed = {name for name, counts in statuses.items() if not any(200 <= status < 300 for status in counts)}
    failed = {name: dict(counts) for name, counts in statuses.items() if any(status >= 500 for status in counts)}
    reached = len(statuses) - len(missed)
    print(f"\ncontract: {asked} questions to {len(statuses)} operations, {reached} of them answered with 2xx")
    for name in sorted(missed):
        print(f"contract: never with 2xx: {name} {dict(statuses[name])}")
    print(f"contract: failures of the server: {failed or 'none'}")
    with open(os.environ["CONTRACT_RESULT"], "w", encoding="utf-8") as result:
        result.write(" ".join(sorted(missed - OUT_OF_REACH)))

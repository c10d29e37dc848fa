"""The tables. They never leave storage: readers get records (storage/records.py).

Moments are UTC. Texts holding JSON are plain text columns, since tortoise's JSONField turns the text "123" into a
number. Partial unique indexes and the triggers of append-only tables are in the migrations, where they are real.
"""

from typing import Any

from tortoise import fields
from tortoise.models import Model

ForeignKey = fields.ForeignKeyRelation[Any]
OptionalForeignKey = fields.ForeignKeyNullableRelation[Any]


class Client(Model):
    """A manufacturer that is served (服务对象)."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=120)
    short_name = fields.CharField(max_length=40)
    order_75 = fields.BooleanField(db_default=False)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "client"


class Site(Model):
    """A place of a client that is patrolled."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="sites")
    name = fields.CharField(max_length=120)
    address = fields.CharField(max_length=300, db_default="")
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "site"
        unique_together = (("client", "name"),)


class Person(Model):
    """Anyone who is or was known to the bot, ``consented_at`` empty means that roles do not count yet.

    ``practising_as_id``: whom of their practice selves the person plays now; those have ids below zero (rules/practice).
    """

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(null=True, unique=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    name = fields.CharField(max_length=60, db_default="")
    phone = fields.CharField(max_length=20, db_default="")
    language = fields.CharField(max_length=2, db_default="zh")
    created_at = fields.DatetimeField()
    consented_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    unreachable_since = fields.DatetimeField(null=True)
    active_draft_id = fields.BigIntField(null=True)
    practising_as_id = fields.BigIntField(null=True)

    class Meta:
        table = "person"


class RoleGrant(Model):
    """A person's role, for one client or (``client`` empty) for all, ends are set, rows are never deleted."""

    id = fields.BigIntField(primary_key=True)
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="grants")
    role = fields.CharField(max_length=20)
    position = fields.CharField(max_length=20, db_default="")
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="grants", null=True
    )
    since = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "role_grant"
        indexes = (("person_id",), ("client_id", "role"))


class StandIn(Model):
    """Who has the team roles of an absent person, from a day until another, for one client or (empty) for all.

    ``state``: planned, active, over or withdrawn. Only active ones lend roles; they are read, never copied.
    """

    id = fields.BigIntField(primary_key=True)
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="stands_in")
    stands_in_for: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="stand_ins"
    )
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="stand_ins", null=True
    )
    since = fields.DateField()
    until = fields.DateField()
    state = fields.CharField(max_length=12)
    made_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="stand_ins_made"
    )
    made_at = fields.DatetimeField()
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="stand_ins", null=True
    )
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "stand_in"
        indexes = (("state", "person_id"), ("stands_in_for_id", "state"))


class Invitation(Model):
    """A single-use link that gives one role, only the hash of its token is kept."""

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    role = fields.CharField(max_length=20)
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="invitations", null=True
    )
    invited_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="invitations", null=True
    )
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    used_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joined_by", null=True
    )
    reconnects: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="reconnected_by", null=True
    )
    destination = fields.CharField(max_length=16, db_default="")

    class Meta:
        table = "invitation"


class JoiningCard(Model):
    """A card by which many may ask to join one client as its staff: it has no role, since it can give no other.

    ``used`` counts the requests that were not declined; it is raised only while it is below ``quota``.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=8, unique=True)
    client: ForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="joining_cards"
    )
    quota = fields.IntField()
    used = fields.IntField(db_default=0)
    made_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_cards"
    )
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    destination = fields.CharField(max_length=16, db_default="")

    class Meta:
        table = "joining_card"
        indexes = (("client_id", "id"),)


class JoiningRequest(Model):
    """One person's wish to join a client by a card; ``begun`` until the form is submitted, then an approver decides.

    One begun or waiting row per person and client (partial unique index).
    """

    id = fields.BigIntField(primary_key=True)
    card: ForeignKey = fields.ForeignKeyField("storage.JoiningCard", on_delete=fields.RESTRICT, related_name="requests")
    client: ForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="joining_requests"
    )
    person: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_requests"
    )
    state = fields.CharField(max_length=12)
    person_code = fields.CharField(max_length=40, db_default="")
    moves = fields.BooleanField(db_default=False)
    match: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_matches", null=True
    )
    certain = fields.BooleanField(db_default=False)
    destination = fields.CharField(max_length=16, db_default="")
    begun_at = fields.DatetimeField()
    asked_at = fields.DatetimeField(null=True)
    decided_at = fields.DatetimeField(null=True)
    decided_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_decisions", null=True
    )
    reason = fields.TextField(db_default="")

    class Meta:
        table = "joining_request"
        indexes = (("client_id", "state", "id"), ("person_id", "state"))


class WrongCode(Model):
    """A joining code that was typed and is none, kept for an hour so that nobody can try them all."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField()
    at = fields.DatetimeField()

    class Meta:
        table = "wrong_code"
        indexes = (("telegram_id", "at"),)


class FormVersion(Model):
    """A form's content as it was, for the drafts and records that began with it (clause 3.6)."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40)
    version = fields.IntField()
    fingerprint = fields.CharField(max_length=64)
    content = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "form_version"
        unique_together = (("code", "version"),)


class Draft(Model):
    """A form being filled in, and after submission the answers of its record.

    ``step`` is the key of the question that is shown, empty on the review page. ``turn`` grows with every move, so a
    button of an older screen is recognised. One open draft per person, form, subject and person it is filled in for
    (partial unique index). ``on_behalf_of``: for whom ``person`` records it (代录), told by ``channel`` on ``told_on``.
    """

    id = fields.BigIntField(primary_key=True)
    token = fields.CharField(max_length=12, unique=True)
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="drafts")
    form = fields.CharField(max_length=40)
    version = fields.IntField()
    subject_kind = fields.CharField(max_length=20, db_default="")
    subject_id = fields.BigIntField(db_default=0)
    state = fields.CharField(max_length=12)
    step = fields.CharField(max_length=80)
    turn = fields.IntField(db_default=0)
    files_step = fields.CharField(max_length=80, db_default="")
    on_behalf_of: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="recorded_drafts", null=True
    )
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)
    started_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "draft"
        indexes = (("person_id", "state"),)


class DraftAnswer(Model):
    """One answer of a draft, frozen by a trigger once the draft was submitted."""

    id = fields.BigIntField(primary_key=True)
    draft: ForeignKey = fields.ForeignKeyField("storage.Draft", on_delete=fields.RESTRICT, related_name="answers")
    question = fields.CharField(max_length=80)
    skipped = fields.BooleanField()
    value = fields.TextField()
    answered_at = fields.DatetimeField()

    class Meta:
        table = "draft_answer"
        unique_together = (("draft", "question"),)


class Attachment(Model):
    """A file that a person sent for a question, ``sha256`` is set when the archive has its own copy."""

    id = fields.BigIntField(primary_key=True)
    draft: ForeignKey = fields.ForeignKeyField("storage.Draft", on_delete=fields.RESTRICT, related_name="attachments")
    question = fields.CharField(max_length=80)
    media = fields.CharField(max_length=12)
    telegram_file_id = fields.CharField(max_length=255)
    telegram_unique_id = fields.CharField(max_length=64)
    album = fields.CharField(max_length=64, db_default="")
    name = fields.CharField(max_length=255, db_default="")
    caption = fields.TextField(db_default="")
    size = fields.BigIntField(db_default=0)
    received_at = fields.DatetimeField()
    sha256 = fields.CharField(max_length=64, null=True)

    class Meta:
        table = "attachment"
        unique_together = (("draft", "question", "telegram_unique_id"),)
        indexes = (("draft_id", "album"),)


class StoredFile(Model):
    """A file in the archive, addressed by its content."""

    sha256 = fields.CharField(max_length=64, primary_key=True)
    size = fields.BigIntField()
    media_type = fields.CharField(max_length=100)
    stored_at = fields.DatetimeField()

    class Meta:
        table = "stored_file"


class DiscardedFile(Model):
    """A file of practice records that were wiped, to be deleted from the archive unless something else has it."""

    sha256 = fields.CharField(max_length=64, primary_key=True)
    discarded_at = fields.DatetimeField()

    class Meta:
        table = "discarded_file"


class Task(Model):
    """Something planned for a day: a form to fill in at a site."""

    id = fields.BigIntField(primary_key=True)
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="tasks")
    site: ForeignKey = fields.ForeignKeyField("storage.Site", on_delete=fields.RESTRICT, related_name="tasks")
    assignee: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="tasks")
    form = fields.CharField(max_length=40)
    due_on = fields.DateField()
    state = fields.CharField(max_length=12)
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "task"
        indexes = (("assignee_id", "state", "due_on"),)


class Patrol(Model):
    """A submitted daily patrol (clause 4.6), its answers are those of its draft."""

    id = fields.BigIntField(primary_key=True)
    number = fields.CharField(max_length=20, unique=True)
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="patrols")
    site: ForeignKey = fields.ForeignKeyField("storage.Site", on_delete=fields.RESTRICT, related_name="patrols")
    consultant: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="patrols")
    draft: ForeignKey = fields.ForeignKeyField("storage.Draft", on_delete=fields.RESTRICT, related_name="patrols")
    task: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Task", on_delete=fields.RESTRICT, related_name="patrols", null=True
    )
    state = fields.CharField(max_length=12)
    started_at = fields.DatetimeField()
    submitted_at = fields.DatetimeField()
    recall_until = fields.DatetimeField()
    issued_at = fields.DatetimeField(null=True)
    recalled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "patrol"
        indexes = (("site_id", "submitted_at"), ("client_id", "submitted_at"))


class ServiceCase(Model):
    """A finding, a complaint, an enquiry: whatever has a life cycle (bot/rules/cases).

    ``turn`` grows with every step. ``due_at`` is the deadline of the present state, ``promised_at`` of the whole,
    ``title`` is what the person who opened it wrote. ``private``: not for the client's own manager.
    """

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    number = fields.CharField(max_length=20, unique=True)
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="cases")
    site: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Site", on_delete=fields.RESTRICT, related_name="cases", null=True
    )
    state = fields.CharField(max_length=24)
    turn = fields.IntField(db_default=0)
    title = fields.TextField()
    opened_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="opened_cases"
    )
    opened_at = fields.DatetimeField()
    due_at = fields.DatetimeField(null=True)
    promised_at = fields.DatetimeField(null=True)
    paused_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    handler: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="handled_cases", null=True
    )
    taken_at = fields.DatetimeField(null=True)
    about: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="cases_about", null=True
    )
    rectified_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="rectified_cases", null=True
    )
    fix_recorded_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="recorded_fixes", null=True
    )
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="cases", null=True
    )
    private = fields.BooleanField(db_default=False)
    rating = fields.IntField(null=True)

    class Meta:
        table = "service_case"
        indexes = (
            ("client_id", "kind", "state"),
            ("state", "due_at"),
            ("opened_by_id",),
            ("handler_id",),
            ("draft_id",),
        )


class FindingDetail(Model):
    """What only a finding has: a non-conformity of a patrol (clauses 4.2, 4.7.1)."""

    id = fields.BigIntField(primary_key=True)
    case: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "storage.ServiceCase", on_delete=fields.RESTRICT, related_name="finding"
    )
    patrol: ForeignKey = fields.ForeignKeyField(
        "storage.Patrol", on_delete=fields.RESTRICT, related_name="non_conformities"
    )
    question = fields.CharField(max_length=80)
    clause = fields.CharField(max_length=20)
    severity = fields.CharField(max_length=12)
    suggestion_zh = fields.TextField()
    suggestion_en = fields.TextField()
    fixed_on_the_spot = fields.BooleanField(db_default=False)

    class Meta:
        table = "finding_detail"


class TrainingSession(Model):
    """A session of a course (clause 4.5), for one client or (``client`` empty) for all."""

    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(max_length=120)
    course = fields.CharField(max_length=20)
    place = fields.CharField(max_length=200)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    capacity = fields.IntField()
    state = fields.CharField(max_length=12)
    turn = fields.IntField(db_default=0)
    trainer: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="sessions")
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="sessions", null=True
    )
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="sessions", null=True
    )
    announced_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "training_session"
        indexes = (("state", "starts_at"),)


class SignUp(Model):
    """A person's seat or place in the waitlist; ``place`` is the order of arrival. One open row per person."""

    id = fields.BigIntField(primary_key=True)
    session: ForeignKey = fields.ForeignKeyField(
        "storage.TrainingSession", on_delete=fields.RESTRICT, related_name="sign_ups"
    )
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="sign_ups")
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="sign_ups")
    state = fields.CharField(max_length=12)
    place = fields.IntField()
    signed_up_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    attendance = fields.CharField(max_length=12, db_default="")
    recorded_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="recorded_sign_ups", null=True
    )
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)

    class Meta:
        table = "sign_up"
        indexes = (("session_id", "state", "place"), ("person_id", "state"))


class Service(Model):
    """A service that was logged (记一笔, clause 7): never altered, a trigger refuses it; corrections are amendments."""

    id = fields.BigIntField(primary_key=True)
    number = fields.CharField(max_length=20, unique=True)
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="services")
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="services")
    kind = fields.CharField(max_length=12)
    done_on = fields.DateField()
    minutes = fields.IntField()
    text = fields.TextField()
    draft: ForeignKey = fields.ForeignKeyField("storage.Draft", on_delete=fields.RESTRICT, related_name="services")
    logged_at = fields.DatetimeField()

    class Meta:
        table = "service_log"
        indexes = (("client_id", "done_on"),)


class ServiceAmendment(Model):
    """A correction of a logged service: all its values as they are from then on, and why; rows are never altered."""

    id = fields.BigIntField(primary_key=True)
    service: ForeignKey = fields.ForeignKeyField(
        "storage.Service", on_delete=fields.RESTRICT, related_name="amendments"
    )
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="amendments")
    kind = fields.CharField(max_length=12)
    done_on = fields.DateField()
    minutes = fields.IntField()
    text = fields.TextField()
    voided = fields.BooleanField()
    reason = fields.TextField()
    draft: ForeignKey = fields.ForeignKeyField("storage.Draft", on_delete=fields.RESTRICT, related_name="amendments")
    amended_at = fields.DatetimeField()

    class Meta:
        table = "service_amendment"
        indexes = (("service_id",),)


class DoneUntil(Model):
    """Up to which day periodic work (a digest) was done; compared with the injected clock."""

    name = fields.CharField(max_length=40, primary_key=True)
    day = fields.DateField()

    class Meta:
        table = "done_until"


class Serial(Model):
    """The last serial number given out per kind and day (``WT20261122`` -> 3)."""

    series = fields.CharField(max_length=20, primary_key=True)
    given = fields.IntField()

    class Meta:
        table = "serial"


class TrailEntry(Model):
    """Who did what when to which record: ids, never texts. A trigger refuses UPDATE and DELETE (clause 3.6)."""

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    person_id = fields.BigIntField(null=True)
    action = fields.CharField(max_length=40)
    subject_kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    details = fields.TextField(db_default="{}")
    update_key = fields.CharField(max_length=60, db_default="")

    class Meta:
        table = "trail"
        indexes = (("subject_kind", "subject_id"),)


class Seal(Model):
    """The hash chain over the trail: each seal covers its entry and the seal before it."""

    position = fields.BigIntField(primary_key=True, generated=False)
    trail_id = fields.BigIntField(unique=True)
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "seal"


class OutboxMessage(Model):
    """One thing the bot will say unasked, to one person, written in the transaction that caused it."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=120, unique=True)
    kind = fields.CharField(max_length=40)
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="messages")
    subject_kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    parameters = fields.TextField(db_default="{}")
    state = fields.CharField(max_length=12)
    send_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(db_default=0)
    error = fields.CharField(max_length=200, db_default="")
    done_at = fields.DatetimeField(null=True)
    message_id = fields.BigIntField(null=True)

    class Meta:
        table = "outbox"
        indexes = (("state", "send_at"), ("subject_kind", "subject_id"))


class Job(Model):
    """Long work for the worker: a file to fetch, a report to make."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=120, unique=True)
    kind = fields.CharField(max_length=40)
    subject_id = fields.BigIntField()
    state = fields.CharField(max_length=12)
    run_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(db_default=0)
    error = fields.CharField(max_length=200, db_default="")
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "job"
        indexes = (("state", "run_at"),)


class Document(Model):
    """A file made for people: a report in one language."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    subject_kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    language = fields.CharField(max_length=2)
    sha256 = fields.CharField(max_length=64)
    name = fields.CharField(max_length=120)
    made_at = fields.DatetimeField()

    class Meta:
        table = "document"
        unique_together = (("kind", "subject_kind", "subject_id", "language"),)


class LedgerFile(Model):
    """A spreadsheet of the ledgers on its way out or in, ``person`` empty: from the command line.

    ``sha256`` is the file in the archive, ``copy_sha256`` the one handed back with its bad cells marked. ``plan`` is
    the fingerprint of what the person was shown before they said yes. ``key``: asked for once per screen that offered it.
    """

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=80, null=True, unique=True)
    kind = fields.CharField(max_length=12)
    person: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="ledger_files", null=True
    )
    state = fields.CharField(max_length=12)
    name = fields.CharField(max_length=255, db_default="")
    telegram_file_id = fields.CharField(max_length=255, db_default="")
    sha256 = fields.CharField(max_length=64, null=True)
    copy_sha256 = fields.CharField(max_length=64, null=True)
    summary = fields.TextField(db_default="{}")
    plan = fields.CharField(max_length=64, db_default="")
    created_at = fields.DatetimeField()
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "ledger_file"


class ProcessedUpdate(Model):
    """An update whose effects are committed (``bot_id:update_id``), pruned after days."""

    key = fields.CharField(max_length=60, primary_key=True)
    at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "processed_update"


class FailedUpdate(Model):
    """An update that was given up after its tries, the person was told."""

    key = fields.CharField(max_length=60, primary_key=True)
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=40)
    error = fields.CharField(max_length=200)

    class Meta:
        table = "failed_update"


class Lease(Model):
    """Who does a thing of which there must be one, and until when (the sender is elected by it)."""

    name = fields.CharField(max_length=40, primary_key=True)
    holder = fields.CharField(max_length=60)
    until = fields.DatetimeField()

    class Meta:
        table = "lease"


class Flood(Model):
    """Until when Telegram asked this bot to be quiet, shared by all its processes."""

    bot_id = fields.BigIntField(primary_key=True, generated=False)
    paused_until = fields.DatetimeField()

    class Meta:
        table = "flood"


class FirmSetting(Model):
    """One change of a setting of the firm, the latest of a key is in force, ``value`` empty means the default."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=40)
    value = fields.TextField(null=True)
    changed_at = fields.DatetimeField()
    changed_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="changed_settings"
    )

    class Meta:
        table = "firm_setting"
        indexes = (("key",),)


class CalendarEntry(Model):
    """Days off or worked that an administrator entered, for one client or (``client`` empty) for everybody."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=12)
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="calendar_entries", null=True
    )
    first_day = fields.DateField()
    last_day = fields.DateField()
    entered_at = fields.DatetimeField()
    entered_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="entered_days"
    )
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "calendar_entry"


class SettingsVersion(Model):
    """One row: a token that every change of the firm's settings replaces, by which processes notice it."""

    name = fields.CharField(max_length=12, primary_key=True)
    token = fields.CharField(max_length=32)

    class Meta:
        table = "settings_version"


class PersonSetting(Model):
    """What a person set for themselves, hours in Beijing as ``21:30``, empty is the firm's."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="settings"
    )
    quiet_from = fields.CharField(max_length=5, null=True)
    quiet_until = fields.CharField(max_length=5, null=True)
    digest = fields.BooleanField(db_default=True)
    digest_at = fields.CharField(max_length=5, null=True)

    class Meta:
        table = "person_setting"


class Policy(Model):
    """A policy document (clause 3.4), its text is in its versions."""

    id = fields.BigIntField(primary_key=True)
    created_at = fields.DatetimeField()
    created_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="policies"
    )

    class Meta:
        table = "policy"


class PolicyVersion(Model):
    """One version of a policy, in Markdown, ``number`` counts the published ones and is 0 before."""

    id = fields.BigIntField(primary_key=True)
    policy: ForeignKey = fields.ForeignKeyField("storage.Policy", on_delete=fields.RESTRICT, related_name="versions")
    number = fields.IntField(db_default=0)
    title = fields.CharField(max_length=120)
    audience = fields.CharField(max_length=12)
    body = fields.TextField(db_default="")
    state = fields.CharField(max_length=12)
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="policy_versions", null=True
    )
    made_at = fields.DatetimeField()
    made_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="policy_versions"
    )
    published_at = fields.DatetimeField(null=True)

    class Meta:
        table = "policy_version"
        indexes = (("policy_id", "number"), ("state",))


class PolicyReading(Model):
    """That a person read and understood a version."""

    id = fields.BigIntField(primary_key=True)
    version: ForeignKey = fields.ForeignKeyField(
        "storage.PolicyVersion", on_delete=fields.RESTRICT, related_name="readings"
    )
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="readings")
    read_at = fields.DatetimeField()

    class Meta:
        table = "policy_reading"
        unique_together = (("version", "person"),)

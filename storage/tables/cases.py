"""Cases: findings, complaints, enquiries."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class ServiceCase(Model):
    """A finding, a complaint, an enquiry: whatever has a life cycle (bot/rules/cases).

    ``turn`` grows with every step. ``due_at`` is the deadline of the present state, ``promised_at`` of the whole,
    ``title`` is what the person who opened it wrote. ``private``: not for the client's own manager. ``released_at``:
    since when the client has it, from which its dates count; until then it is for our eyes only. ``likely_about``: who
    may be meant, a JSON list of ids. ``asked_until``: the date that ``asked_by`` waits to have agreed to. ``unheard_since``: since
    when nobody of those for whom its state waits can hear. ``called``: who was
    called to help, ``coming``: who comes, ``unable``: who cannot, JSON lists of ids in their order. ``drill``: it only happens for practice.
    ``record_kind`` and ``record_id``: the record that opened it (storage/linked.py).
    ``decided_by``: who said last how it ends, ``appealed_at``: since when that is looked at anew, ``reopened``: how often
    it went on after that. ``ended_at``, ``ended_as``: when and as what it had ended, while something is owed still.
    """

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    number = fields.CharField(max_length=20, unique=True)
    client = refers_to("Client", "cases")
    site = may_refer_to("Site", "cases")
    state = fields.CharField(max_length=24)
    turn = fields.IntField(db_default=0)
    title = fields.TextField()
    opened_by = refers_to("Person", "opened_cases")
    opened_at = fields.DatetimeField()
    due_at = fields.DatetimeField(null=True)
    promised_at = fields.DatetimeField(null=True)
    paused_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    handler = may_refer_to("Person", "handled_cases")
    taken_at = fields.DatetimeField(null=True)
    about = may_refer_to("Person", "cases_about")
    rectified_by = may_refer_to("Person", "rectified_cases")
    fix_recorded_by = may_refer_to("Person", "recorded_fixes")
    draft = may_refer_to("Draft", "cases")
    private = fields.BooleanField(db_default=False)
    rating = fields.IntField(null=True)
    released_at = fields.DatetimeField(null=True)
    likely_about = fields.TextField(db_default="[]")
    asked_until = fields.DatetimeField(null=True)
    asked_by = may_refer_to("Person", "asked_cases")
    unheard_since = fields.DatetimeField(null=True)
    called = fields.TextField(db_default="[]")
    coming = fields.TextField(db_default="[]")
    unable = fields.TextField(db_default="[]")
    drill = fields.BooleanField(db_default=False)
    record_kind = fields.CharField(max_length=20, db_default="")
    record_id = fields.BigIntField(null=True)
    decided_by = may_refer_to("Person", "decided_cases")
    appealed_at = fields.DatetimeField(null=True)
    reopened = fields.IntField(db_default=0)
    ended_at = fields.DatetimeField(null=True)
    ended_as = fields.CharField(max_length=24, db_default="")

    class Meta:
        table = "service_case"
        indexes = (
            ("client_id", "kind", "state"),
            ("client_id", "id"),
            ("client_id", "site_id", "closed_at"),
            ("kind", "closed_at"),
            ("kind", "opened_at"),
            ("state", "due_at"),
            ("opened_by_id",),
            ("handler_id",),
            ("draft_id",),
            ("record_id",),
        )


class FindingDetail(Model):
    """What only a finding has: a non-conformity and the record it was found at (clauses 4.2, 4.7.1).

    That record is of any kind, so nothing but its kind and id refers to it (storage/linked.py). ``repeat_of``: the same
    was found at the same place before. ``effect``: whether its fix lasted, as the record says whose kind and id are
    ``effect_kind`` and ``effect_record_id``. ``fix_draft``: with which form it was fixed last, which may be that of
    several; ``cause_draft``: which form says of several that they have one cause. ``immediate``: what was done about it
    at once; ``cause``: why it came about, ``prevention``: what keeps it from coming again.
    """

    id = fields.BigIntField(primary_key=True)
    case: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "storage.ServiceCase", on_delete=fields.RESTRICT, related_name="finding"
    )
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    question = fields.CharField(max_length=80)
    clause = fields.CharField(max_length=20)
    severity = fields.CharField(max_length=12)
    suggestion_zh = fields.TextField()
    suggestion_en = fields.TextField()
    immediate = fields.TextField(db_default="")
    cause = fields.TextField(db_default="")
    prevention = fields.TextField(db_default="")
    fixed_on_the_spot = fields.BooleanField(db_default=False)
    fix_by = fields.DateField(null=True)
    repeat_of = may_refer_to("ServiceCase", "repeats")
    effect = fields.CharField(max_length=12, db_default="")
    effect_kind = fields.CharField(max_length=20, db_default="")
    effect_record_id = fields.BigIntField(null=True)
    fix_draft = may_refer_to("Draft", "fixed_findings")
    cause_draft = may_refer_to("Draft", "findings_of_a_cause")

    class Meta:
        table = "finding_detail"
        indexes = (
            ("record_kind", "record_id"),
            ("repeat_of_id",),
            ("effect_record_id",),
            ("fix_draft_id",),
            ("cause_draft_id",),
        )


class ComplaintDetail(Model):
    """What only a complaint has (clauses 5.5.1 to 5.5.3).

    ``category``: what it is about (bot/rules/cases/categories.py), ``severity``: how grave it is, empty until somebody
    says so; ``wanted``: what whoever filed it hopes for. ``anonymous``: our people are not told who that is, but for
    quality managers and ``entrusted``, to whom the rule gave it in their place.
    """

    id = fields.BigIntField(primary_key=True)
    case: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "storage.ServiceCase", on_delete=fields.RESTRICT, related_name="complaint"
    )
    category = fields.CharField(max_length=20, db_default="")
    severity = fields.CharField(max_length=12, db_default="")
    wanted = fields.TextField(db_default="")
    anonymous = fields.BooleanField(db_default=False)
    entrusted = may_refer_to("Person", "entrusted_complaints")

    class Meta:
        table = "complaint_detail"
        indexes = (("entrusted_id",),)


class CaseTie(Model):
    """That two cases are the same thing, belong together, or may (bot/rules/cases/alike.py); of each two one row.

    ``case`` was filed after ``other``. ``leads``: which of them the other is joined to.
    """

    id = fields.BigIntField(primary_key=True)
    case = refers_to("ServiceCase", "ties")
    other = refers_to("ServiceCase", "later_ties")
    how = fields.CharField(max_length=12)
    leads = may_refer_to("ServiceCase", "led_ties")
    by = may_refer_to("Person", "case_ties")
    at = fields.DatetimeField()

    class Meta:
        table = "case_tie"
        unique_together = (("case_id", "other_id"),)
        indexes = (("other_id",), ("leads_id",), ("by_id",))


class CasePromise(Model):
    """That something of a case was promised by a date (bot/rules/cases/promises.py); a row is added and ended.

    ``what``: the key of the state that it is promised in, or ``all``. ``by``: who set the date by hand, in the form
    ``draft``. ``told_at``: when it was told that it is broken.
    """

    id = fields.BigIntField(primary_key=True)
    case = refers_to("ServiceCase", "promises")
    what = fields.CharField(max_length=24)
    until = fields.DatetimeField()
    made_at = fields.DatetimeField()
    action = fields.CharField(max_length=16)
    by = may_refer_to("Person", "case_promises")
    draft = may_refer_to("Draft", "case_promises")
    ended_at = fields.DatetimeField(null=True)
    became = fields.CharField(max_length=8, null=True)
    told_at = fields.DatetimeField(null=True)

    class Meta:
        table = "case_promise"
        indexes = (("case_id",), ("until",), ("by_id",), ("draft_id",))


class CaseReporter(Model):
    """Somebody who reported what had been reported before, and hears its end as who opened it does."""

    id = fields.BigIntField(primary_key=True)
    case = refers_to("ServiceCase", "reporters")
    person = refers_to("Person", "reported_cases")
    draft = refers_to("Draft", "reported_in")
    at = fields.DatetimeField()

    class Meta:
        table = "case_reporter"
        unique_together = (("case_id", "draft_id"),)
        indexes = (("person_id",), ("draft_id",))


class CaseReport(Model):
    """What of a case somebody has to be told by a time.

    ``duty``, ``what``: as the list of the firm said it then; ``told_at``: when they were told.
    """

    id = fields.BigIntField(primary_key=True)
    case = refers_to("ServiceCase", "reports")
    duty = fields.CharField(max_length=20)
    what = fields.TextField()
    made_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    by = refers_to("Person", "case_reports")
    told_at = fields.DatetimeField(null=True)

    class Meta:
        table = "case_report"
        unique_together = (("case_id", "duty"),)
        indexes = (("by_id",),)

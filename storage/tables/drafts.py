"""Forms, and what is filled in."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


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
    ``board``: the page of its board to which
    it comes back, empty where it is asked one by one. ``outcome`` and ``outcome_id``: kind and id of the record that it became. ``copied_from``: the draft of a recalled
    record, or of who began what was handed on, whose answers and files it began with.
    """

    id = fields.BigIntField(primary_key=True)
    token = fields.CharField(max_length=12, unique=True)
    person = refers_to("Person", "drafts")
    form = fields.CharField(max_length=40)
    version = fields.IntField()
    subject_kind = fields.CharField(max_length=20, db_default="")
    subject_id = fields.BigIntField(db_default=0)
    state = fields.CharField(max_length=12)
    step = fields.CharField(max_length=80)
    turn = fields.IntField(db_default=0)
    files_step = fields.CharField(max_length=80, db_default="")
    board = fields.CharField(max_length=4, db_default="")
    on_behalf_of = may_refer_to("Person", "recorded_drafts")
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)
    outcome = fields.CharField(max_length=40, null=True)
    outcome_id = fields.BigIntField(null=True)
    started_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)
    copied_from = may_refer_to("Draft", "copies")

    class Meta:
        table = "draft"
        indexes = (("person_id", "state"), ("subject_kind", "subject_id"), ("copied_from_id",))


class DraftAnswer(Model):
    """One answer of a draft, frozen by a trigger once the draft was submitted."""

    id = fields.BigIntField(primary_key=True)
    draft = refers_to("Draft", "answers")
    question = fields.CharField(max_length=80)
    skipped = fields.BooleanField()
    value = fields.TextField()
    answered_at = fields.DatetimeField()

    class Meta:
        table = "draft_answer"
        unique_together = (("draft", "question"),)


class CutText(Model):
    """The last long text of a person: an app may have cut it, and its rest comes right behind it.

    ``text`` is all of it so far; ``message_id`` and ``sent_at`` are those of the last piece.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="cut_text"
    )
    message_id = fields.BigIntField()
    sent_at = fields.DatetimeField()
    text = fields.TextField()

    class Meta:
        table = "cut_text"

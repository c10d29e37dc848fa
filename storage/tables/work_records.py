"""Work records: submitted forms that stay, of whatever kind."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class WorkRecord(Model):
    """A submitted form that stays (clauses 3.6-3.7). Triggers refuse other changes than release, recall and amendments.

    ``kind`` and ``id`` are what the trail, files and documents call it; ``said`` holds the answers that it shows.
    ``of_person``: whose file it belongs to.
    """

    row_id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    id = fields.BigIntField()
    number = fields.CharField(max_length=20, unique=True)
    client = may_refer_to("Client", "work_records")
    site = may_refer_to("Site", "work_records")
    entry_kind = fields.CharField(max_length=20, null=True)
    entry_id = fields.BigIntField(null=True)
    person = refers_to("Person", "work_records")
    draft = refers_to("Draft", "work_records")
    task = may_refer_to("Task", "work_records")
    of_person = may_refer_to("Person", "work_records_of")
    day = fields.DateField()
    state = fields.CharField(max_length=12)
    said = fields.TextField()
    began_at = fields.DatetimeField()
    filed_at = fields.DatetimeField()
    recall_until = fields.DatetimeField(null=True)
    released_at = fields.DatetimeField(null=True)
    recalled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "work_record"
        unique_together = (("kind", "id"),)
        indexes = (
            ("kind", "client_id", "day"),
            ("kind", "client_id", "id"),
            ("kind", "site_id", "day"),
            ("kind", "person_id", "day"),
            ("entry_kind", "entry_id"),
            ("draft_id",),
            ("task_id",),
            ("of_person_id", "kind", "day"),
        )


class WorkAmendment(Model):
    """A correction of a work record: what it said until then, and why; rows are never altered."""

    id = fields.BigIntField(primary_key=True)
    record = refers_to("WorkRecord", "amendments")
    person = refers_to("Person", "work_amendments")
    draft = refers_to("Draft", "work_amendments")
    day = fields.DateField()
    said = fields.TextField()
    voided = fields.BooleanField()
    reason = fields.TextField()
    amended_at = fields.DatetimeField()

    class Meta:
        table = "work_amendment"
        indexes = (("record_id",),)

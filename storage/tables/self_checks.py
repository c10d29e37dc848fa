"""The days, weeks and months of which clients recorded their self-check, and what was said to the records."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class SelfCheck(Model):
    """That a client recorded a day, week or month, once: ``record_id`` is its first record of kind ``self_check``.

    ``begins``: the day itself, a Monday, or the first of a month. ``result``: the worst that was recorded of it.
    ``on_paper``: it was kept on paper and entered later.
    """

    id = fields.BigIntField(primary_key=True)
    client = refers_to("Client", "self_checks")
    period = fields.CharField(max_length=12)
    begins = fields.DateField()
    record_id = fields.BigIntField()
    result = fields.CharField(max_length=12)
    on_paper = fields.BooleanField(db_default=False)

    class Meta:
        table = "self_check"
        unique_together = (("client", "period", "begins"),)


class SelfCheckNote(Model):
    """What was said to a self-check since: seen or remarked by the butler, or what became of an ``item`` of it."""

    id = fields.BigIntField(primary_key=True)
    client = refers_to("Client", "self_check_notes")
    record_id = fields.BigIntField()
    what = fields.CharField(max_length=12)
    item = fields.CharField(max_length=40, db_default="")
    text = fields.CharField(max_length=500, db_default="")
    person = refers_to("Person", "self_check_notes")
    at = fields.DatetimeField()
    draft = may_refer_to("Draft", "self_check_notes")

    class Meta:
        table = "self_check_note"
        indexes = (("record_id",), ("client_id", "at"), ("person_id",), ("draft_id",))

"""What the client said to deliverables."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Acceptance(Model):
    """That a deliverable was accepted or returned, once; what is delivered again is another record.

    ``by``: the client's manager; ``recorded_by``: who wrote it down for them, told by ``channel`` on ``told_on``.
    """

    id = fields.BigIntField(primary_key=True)
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    task = refers_to("Task", "acceptances")
    state = fields.CharField(max_length=12)
    reason = fields.CharField(max_length=200, db_default="")
    by = refers_to("Person", "acceptances")
    at = fields.DatetimeField()
    recorded_by = may_refer_to("Person", "acceptances_recorded")
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)

    class Meta:
        table = "acceptance"
        unique_together = (("record_kind", "record_id"),)
        indexes = (("task_id",),)

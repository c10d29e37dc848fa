"""What was handed over, from whom to whom."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Handover(Model):
    """Somebody's work went to somebody else (工作交接), in one go; ``by``: who handed it over."""

    id = fields.BigIntField(primary_key=True)
    former = refers_to("Person", "handed_away")
    taker = refers_to("Person", "taken_over")
    by = refers_to("Person", "handed_over")
    at = fields.DatetimeField()

    class Meta:
        table = "handover"
        indexes = (("former_id",),)


class HandoverThing(Model):
    """One thing of a handover: a plan, a task, a case or a training."""

    id = fields.BigIntField(primary_key=True)
    handover = refers_to("Handover", "things")
    kind = fields.CharField(max_length=12)
    subject_id = fields.BigIntField()
    client = may_refer_to("Client", "handed_over")

    class Meta:
        table = "handover_thing"
        indexes = (("handover_id",), ("kind", "subject_id"))

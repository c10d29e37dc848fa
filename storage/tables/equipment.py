"""Our equipment and instruments."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Equipment(Model):
    """A piece of equipment of ours (仪器设备): what it measures, who of ours keeps it, when it is to be calibrated.

    ``calibration_due``: none where it needs no calibration. ``state``: whether it may be used, "" that it may.
    ``holder``: to whom it was handed out, ``back_by`` when it is to be back, ``accepted`` on which day they had it.
    ``check_every``, ``upkeep_every``: months as they are typed, "" where there is no such rhythm, and when each is next.
    ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    name = fields.CharField(max_length=120)
    model = fields.CharField(max_length=120, db_default="")
    measures = fields.CharField(max_length=120, db_default="")
    accuracy = fields.CharField(max_length=60, db_default="")
    serial = fields.CharField(max_length=60, db_default="")
    keeper = refers_to("Person", "keeps")
    grade = fields.CharField(max_length=20, db_default="")
    traced_by = fields.CharField(max_length=20, db_default="")
    calibration_due = fields.DateField(null=True)
    state = fields.CharField(max_length=20, db_default="")
    limited_to = fields.CharField(max_length=120, db_default="")
    holder = may_refer_to("Person", "holds")
    back_by = fields.DateField(null=True)
    accepted = fields.DateField(null=True)
    check_every = fields.CharField(max_length=4, db_default="")
    check_by = fields.DateField(null=True)
    upkeep_every = fields.CharField(max_length=4, db_default="")
    upkeep_by = fields.DateField(null=True)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Equipment", "merged")

    class Meta:
        table = "equipment"
        indexes = (("calibration_due",), ("now_id",), ("holder_id",), ("back_by",), ("check_by",), ("upkeep_by",))

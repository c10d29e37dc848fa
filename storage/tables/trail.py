"""The trail and its seals, and the numbers given to records."""

from tortoise import fields
from tortoise.models import Model


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


class Serial(Model):
    """The last serial number given out per kind and day (``WT20261122`` -> 3)."""

    series = fields.CharField(max_length=20, primary_key=True)
    given = fields.IntField()

    class Meta:
        table = "serial"

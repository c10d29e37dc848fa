"""Backups that the program made by itself, and the restorations that this firm came from."""

from tortoise import fields
from tortoise.models import Model


class Backup(Model):
    """One backup that was planned: what became of it, where it lies, and under whose key."""

    id = fields.BigIntField(primary_key=True)
    state = fields.CharField(max_length=12)
    attempt = fields.IntField(db_default=1)
    due_at = fields.DatetimeField()
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True)
    name = fields.CharField(max_length=80, db_default="")
    target = fields.CharField(max_length=300, db_default="")
    row_count = fields.BigIntField(db_default=0)
    file_count = fields.BigIntField(db_default=0)
    size = fields.BigIntField(db_default=0)
    encrypted = fields.BooleanField(db_default=False)
    recipient = fields.CharField(max_length=80, db_default="")
    missing = fields.BigIntField(db_default=0)
    broken_at = fields.BigIntField(null=True)
    error = fields.CharField(max_length=60, db_default="")
    sentence = fields.CharField(max_length=300, db_default="")

    class Meta:
        table = "backup"


class Restoration(Model):
    """That this firm was restored from a backup, whose last seal had this position. A trigger refuses UPDATE and DELETE."""

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    backup_name = fields.CharField(max_length=80)
    taken_at = fields.DatetimeField()
    position = fields.BigIntField()

    class Meta:
        table = "restoration"

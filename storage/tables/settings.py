"""What the firm and its people set."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class FirmSetting(Model):
    """One change of a setting of the firm, the latest of a key is in force, ``value`` empty means the default."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=40)
    value = fields.TextField(null=True)
    changed_at = fields.DatetimeField()
    changed_by = refers_to("Person", "changed_settings")

    class Meta:
        table = "firm_setting"
        indexes = (("key",),)


class CalendarEntry(Model):
    """Days off or worked that an administrator entered, for one client or (``client`` empty) for everybody."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=12)
    client = may_refer_to("Client", "calendar_entries")
    first_day = fields.DateField()
    last_day = fields.DateField()
    entered_at = fields.DatetimeField()
    entered_by = refers_to("Person", "entered_days")
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

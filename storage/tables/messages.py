"""What the bot says unasked."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import refers_to


class OutboxMessage(Model):
    """One thing the bot will say unasked, to one person, written in the transaction that caused it.

    Where it was sent: ``message_id`` in ``chat_id``, which is the chat of who stands in if somebody does; ``left_at``:
    since when it shows something else, because its reader pressed a key there.
    """

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=120, unique=True)
    kind = fields.CharField(max_length=40)
    person = refers_to("Person", "messages")
    subject_kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    parameters = fields.TextField(db_default="{}")
    state = fields.CharField(max_length=12)
    send_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    lease_until = fields.DatetimeField(null=True)
    held_by = fields.CharField(max_length=60, null=True)
    attempts = fields.IntField(db_default=0)
    error = fields.CharField(max_length=200, db_default="")
    done_at = fields.DatetimeField(null=True)
    message_id = fields.BigIntField(null=True)
    chat_id = fields.BigIntField(null=True)
    left_at = fields.DatetimeField(null=True)

    class Meta:
        table = "outbox"
        indexes = (("state", "send_at"), ("subject_kind", "subject_id"), ("person_id",))


class ToldThing(Model):
    """Something of which a person was told on a day: the day's reminders leave it out. Forgotten after some days."""

    id = fields.BigIntField(primary_key=True)
    person = refers_to("Person", "told_things")
    day = fields.DateField()
    thing = fields.CharField(max_length=80)
    message_id = fields.BigIntField()

    class Meta:
        table = "told_thing"
        indexes = (("person_id", "day"), ("day",))


class Flood(Model):
    """Until when Telegram asked this bot to be quiet, shared by all its processes."""

    bot_id = fields.BigIntField(primary_key=True, generated=False)
    paused_until = fields.DatetimeField()

    class Meta:
        table = "flood"

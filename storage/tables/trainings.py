"""Training sessions and who signed up."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import ForeignKey, OptionalForeignKey


class TrainingSession(Model):
    """A session of a course (clause 4.5), for one client or (``client`` empty) for all."""

    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(max_length=120)
    course = fields.CharField(max_length=20)
    place = fields.CharField(max_length=200)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    capacity = fields.IntField()
    state = fields.CharField(max_length=12)
    turn = fields.IntField(db_default=0)
    trainer: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="sessions")
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="sessions", null=True
    )
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="sessions", null=True
    )
    announced_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "training_session"
        indexes = (("state", "starts_at"),)


class SignUp(Model):
    """A person's seat or place in the waitlist; ``place`` is the order of arrival. One open row per person."""

    id = fields.BigIntField(primary_key=True)
    session: ForeignKey = fields.ForeignKeyField(
        "storage.TrainingSession", on_delete=fields.RESTRICT, related_name="sign_ups"
    )
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="sign_ups")
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="sign_ups")
    state = fields.CharField(max_length=12)
    place = fields.IntField()
    signed_up_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    attendance = fields.CharField(max_length=12, db_default="")
    recorded_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="recorded_sign_ups", null=True
    )
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)

    class Meta:
        table = "sign_up"
        indexes = (("session_id", "state", "place"), ("person_id", "state"))

"""Training sessions and who signed up."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


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
    trainer = refers_to("Person", "sessions")
    client = may_refer_to("Client", "sessions")
    draft = may_refer_to("Draft", "sessions")
    task = may_refer_to("Task", "trainings")
    announced_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "training_session"
        indexes = (("state", "starts_at"), ("state", "ends_at"), ("task_id",))


class SessionVersion(Model):
    """How a session was arranged until it was changed; ``number`` counts its changes from 1."""

    id = fields.BigIntField(primary_key=True)
    session = refers_to("TrainingSession", "versions")
    number = fields.IntField()
    place = fields.CharField(max_length=200)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    capacity = fields.IntField()
    trainer = refers_to("Person", "former_sessions")
    changed_at = fields.DatetimeField()
    changed_by = refers_to("Person", "changed_sessions")
    draft = may_refer_to("Draft", "changed_sessions")
    reason = fields.CharField(max_length=300, db_default="")

    class Meta:
        table = "session_version"
        unique_together = (("session_id", "number"),)


class SignUp(Model):
    """A person's seat or place in the waitlist; ``place`` is the order of arrival. One open row per person."""

    id = fields.BigIntField(primary_key=True)
    session = refers_to("TrainingSession", "sign_ups")
    person = refers_to("Person", "sign_ups")
    client = refers_to("Client", "sign_ups")
    state = fields.CharField(max_length=12)
    place = fields.IntField()
    signed_up_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    attendance = fields.CharField(max_length=12, db_default="")
    recorded_by = may_refer_to("Person", "recorded_sign_ups")
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)

    class Meta:
        table = "sign_up"
        indexes = (("session_id", "state", "place"), ("person_id", "state"), ("client_id",), ("recorded_by_id",))

"""People, what they are, and who stands in for them."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Person(Model):
    """Anyone who is or was known to the bot, ``consented_at`` empty means that roles do not count yet.

    ``kind`` to ``experience``: what our own people are able to do (rules/ledgers/competence).
    ``practising_as_id``: whom of their practice selves the person plays now; those have ids below zero (rules/practice).
    ``now``: the one that they turned out to be, once they were merged into that.
    """

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(null=True, unique=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    name = fields.CharField(max_length=60, db_default="")
    phone = fields.CharField(max_length=20, db_default="")
    kind = fields.CharField(max_length=20, db_default="")
    title_level = fields.CharField(max_length=20, db_default="")
    competence = fields.CharField(max_length=40, db_default="")
    years = fields.CharField(max_length=4, db_default="")
    experience = fields.CharField(max_length=500, db_default="")
    language = fields.CharField(max_length=2, db_default="zh")
    created_at = fields.DatetimeField()
    consented_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    unreachable_since = fields.DatetimeField(null=True)
    active_draft_id = fields.BigIntField(null=True)
    practising_as_id = fields.BigIntField(null=True)
    now = may_refer_to("Person", "merged")

    class Meta:
        table = "person"
        indexes = (("now_id",), ("kind",))


class RoleGrant(Model):
    """A person's role, for one client or (``client`` empty) for all, ends are set, rows are never deleted."""

    id = fields.BigIntField(primary_key=True)
    person = refers_to("Person", "grants")
    role = fields.CharField(max_length=20)
    position = fields.CharField(max_length=20, db_default="")
    client = may_refer_to("Client", "grants")
    since = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "role_grant"
        indexes = (("person_id",), ("client_id", "role"))


class StandIn(Model):
    """Who has the team roles of an absent person, from a day until another, for one client or (empty) for all.

    ``state``: planned, active, over or withdrawn. Only active ones lend roles; they are read, never copied.
    """

    id = fields.BigIntField(primary_key=True)
    person = refers_to("Person", "stands_in")
    stands_in_for = refers_to("Person", "stand_ins")
    client = may_refer_to("Client", "stand_ins")
    since = fields.DateField()
    until = fields.DateField()
    state = fields.CharField(max_length=12)
    made_by = refers_to("Person", "stand_ins_made")
    made_at = fields.DatetimeField()
    draft = may_refer_to("Draft", "stand_ins")
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "stand_in"
        indexes = (("state", "person_id"), ("stands_in_for_id", "state"))

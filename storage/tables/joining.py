"""Ways into the bot: invitations, joining cards and what is asked by them."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import ForeignKey, OptionalForeignKey


class Invitation(Model):
    """A single-use link that gives one role, only the hash of its token is kept."""

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    role = fields.CharField(max_length=20)
    client: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="invitations", null=True
    )
    invited_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="invitations", null=True
    )
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    used_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joined_by", null=True
    )
    reconnects: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="reconnected_by", null=True
    )
    destination = fields.CharField(max_length=16, db_default="")

    class Meta:
        table = "invitation"


class JoiningCard(Model):
    """A card by which many may ask to join one client as its staff: it has no role, since it can give no other.

    ``used`` counts the requests that were not declined; it is raised only while it is below ``quota``.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=8, unique=True)
    client: ForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="joining_cards"
    )
    quota = fields.IntField()
    used = fields.IntField(db_default=0)
    made_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_cards"
    )
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    destination = fields.CharField(max_length=16, db_default="")

    class Meta:
        table = "joining_card"
        indexes = (("client_id", "id"),)


class JoiningRequest(Model):
    """One person's wish to join a client by a card; ``begun`` until the form is submitted, then an approver decides.

    One begun or waiting row per person and client (partial unique index).
    """

    id = fields.BigIntField(primary_key=True)
    card: ForeignKey = fields.ForeignKeyField("storage.JoiningCard", on_delete=fields.RESTRICT, related_name="requests")
    client: ForeignKey = fields.ForeignKeyField(
        "storage.Client", on_delete=fields.RESTRICT, related_name="joining_requests"
    )
    person: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_requests"
    )
    state = fields.CharField(max_length=12)
    person_code = fields.CharField(max_length=40, db_default="")
    moves = fields.BooleanField(db_default=False)
    match: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_matches", null=True
    )
    certain = fields.BooleanField(db_default=False)
    destination = fields.CharField(max_length=16, db_default="")
    begun_at = fields.DatetimeField()
    asked_at = fields.DatetimeField(null=True)
    decided_at = fields.DatetimeField(null=True)
    decided_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="joining_decisions", null=True
    )
    reason = fields.TextField(db_default="")

    class Meta:
        table = "joining_request"
        indexes = (("client_id", "state", "id"), ("person_id", "state"))


class WrongCode(Model):
    """A joining code that was typed and is none, kept for an hour so that nobody can try them all."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField()
    at = fields.DatetimeField()

    class Meta:
        table = "wrong_code"
        indexes = (("telegram_id", "at"),)

"""Ways into the bot: invitations, joining cards and what is asked by them."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Invitation(Model):
    """A single-use link that gives one role, only the hash of its token is kept."""

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    role = fields.CharField(max_length=20)
    client = may_refer_to("Client", "invitations")
    invited_by = may_refer_to("Person", "invitations")
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    used_at = fields.DatetimeField(null=True)
    used_by = may_refer_to("Person", "joined_by")
    reconnects = may_refer_to("Person", "reconnected_by")
    destination = fields.CharField(max_length=16, db_default="")

    class Meta:
        table = "invitation"


class JoiningCard(Model):
    """A card by which many may ask to join one client as its staff: it has no role, since it can give no other.

    ``used`` counts the requests that were not declined; it is raised only while it is below ``quota``.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=8, unique=True)
    client = refers_to("Client", "joining_cards")
    quota = fields.IntField()
    used = fields.IntField(db_default=0)
    made_by = refers_to("Person", "joining_cards")
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    destination = fields.CharField(max_length=16, db_default="")

    class Meta:
        table = "joining_card"
        indexes = (("client_id", "id"), ("expires_at",))


class JoiningRequest(Model):
    """One person's wish to join a client by a card; ``begun`` until the form is submitted, then an approver decides.

    One begun or waiting row per person and client (partial unique index).
    """

    id = fields.BigIntField(primary_key=True)
    card = refers_to("JoiningCard", "requests")
    client = refers_to("Client", "joining_requests")
    person = refers_to("Person", "joining_requests")
    state = fields.CharField(max_length=12)
    person_code = fields.CharField(max_length=40, db_default="")
    moves = fields.BooleanField(db_default=False)
    match = may_refer_to("Person", "joining_matches")
    certain = fields.BooleanField(db_default=False)
    destination = fields.CharField(max_length=16, db_default="")
    begun_at = fields.DatetimeField()
    asked_at = fields.DatetimeField(null=True)
    decided_at = fields.DatetimeField(null=True)
    decided_by = may_refer_to("Person", "joining_decisions")
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

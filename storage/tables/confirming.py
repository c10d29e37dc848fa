"""What clients said to records that they have."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class ClientConfirmation(Model):
    """That a client confirmed a record, remarked on it, or why nobody did, with the ``digest`` of its content.

    Each content is confirmed or remarked on once. ``by``: who did so here, ``by_name`` who it was elsewhere, as ``recorded_by`` wrote it down.
    """

    id = fields.BigIntField(primary_key=True)
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    said = fields.CharField(max_length=12)
    text = fields.CharField(max_length=500, db_default="")
    by = may_refer_to("Person", "confirmations")
    by_name = fields.CharField(max_length=100, db_default="")
    recorded_by = may_refer_to("Person", "confirmations_recorded")
    digest = fields.CharField(max_length=64)
    at = fields.DatetimeField()

    class Meta:
        table = "client_confirmation"
        indexes = (("record_kind", "record_id"), ("by_id",), ("recorded_by_id",))


class ConfirmationCode(Model):
    """A code on a consultant's phone, by which somebody of the client confirms a record on the spot, once.

    ``digest``: of what the record said; ``code_digest``: of the code, which stands in the picture alone. ``used_by``:
    who scanned it first. ``confirmation``: what was said to that content since, by whomever.
    """

    id = fields.BigIntField(primary_key=True)
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    digest = fields.CharField(max_length=64)
    code_digest = fields.CharField(max_length=64, unique=True, null=True)
    made_by = refers_to("Person", "confirmation_codes")
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_by = may_refer_to("Person", "confirmation_codes_used")
    used_at = fields.DatetimeField(null=True)
    confirmation = may_refer_to("ClientConfirmation", "codes")

    class Meta:
        table = "confirmation_code"
        indexes = (("record_kind", "record_id"), ("made_by_id",), ("used_by_id",), ("confirmation_id",))

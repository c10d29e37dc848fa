"""Files that people sent."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Attachment(Model):
    """A file that a person sent, ``sha256`` is set when the archive has its own copy.

    ``shown_sha256``: of a photo that was sent as a file the copy from which it is shown; empty where a photo cannot be.

    It belongs to a person's tray, a draft, a record or an entry of a ledger (``belongs_to``, a check constraint);
    ``owner_kind`` names the record's kind or the ledger. ``draft`` is the form that it was sent for, and stays so when
    the record that this became owns the file. ``media`` is what it was taken for, ``sent_as`` how an app sent it;
    ``aside_at``: since when its sender keeps it in the tray for later. A text that was too long for a question of a form
    lies there with that ``question``, and the form's token for an ``album``.
    """

    id = fields.BigIntField(primary_key=True)
    question = fields.CharField(max_length=80)
    media = fields.CharField(max_length=12)
    telegram_file_id = fields.CharField(max_length=255)
    telegram_unique_id = fields.CharField(max_length=64)
    album = fields.CharField(max_length=64, db_default="")
    name = fields.CharField(max_length=255, db_default="")
    caption = fields.TextField(db_default="")
    size = fields.BigIntField(db_default=0)
    received_at = fields.DatetimeField()
    sha256 = fields.CharField(max_length=64, null=True)
    shown_sha256 = fields.CharField(max_length=64, null=True)
    draft = may_refer_to("Draft", "attachments")
    belongs_to = fields.CharField(max_length=6)
    owner_kind = fields.CharField(max_length=20)
    owner_id = fields.BigIntField()
    sent_by = refers_to("Person", "attachments")
    sent_at = fields.DatetimeField(null=True)
    sent_as = fields.CharField(max_length=12, db_default="")
    aside_at = fields.DatetimeField(null=True)

    class Meta:
        table = "attachment"
        unique_together = (("draft", "question", "telegram_unique_id"),)
        indexes = (("draft_id", "album"), ("belongs_to", "owner_kind", "owner_id"), ("sent_by_id",), ("sha256",))

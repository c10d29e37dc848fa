"""Files: the archive, documents made for people, spreadsheets of the ledgers."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to


class StoredFile(Model):
    """A file in the archive, addressed by its content."""

    sha256 = fields.CharField(max_length=64, primary_key=True)
    size = fields.BigIntField()
    media_type = fields.CharField(max_length=100)
    stored_at = fields.DatetimeField()

    class Meta:
        table = "stored_file"


class DiscardedFile(Model):
    """A file of practice records that were wiped, to be deleted from the archive unless something else has it."""

    sha256 = fields.CharField(max_length=64, primary_key=True)
    discarded_at = fields.DatetimeField()

    class Meta:
        table = "discarded_file"


class Document(Model):
    """A file made for people: a version of a report in one language; without ``sha256`` it is still to be made.

    ``code_digest``: of the verification code printed on it, if it has one; ``provider``: whom it names.
    """

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    subject_kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    language = fields.CharField(max_length=2)
    version = fields.IntField(db_default=1)
    sha256 = fields.CharField(max_length=64, null=True)
    name = fields.CharField(max_length=120)
    made_at = fields.DatetimeField(null=True)
    code_digest = fields.CharField(max_length=64, null=True, unique=True)
    provider = fields.CharField(max_length=200, db_default="")

    class Meta:
        table = "document"
        unique_together = (("kind", "subject_kind", "subject_id", "language", "version"),)
        indexes = (("sha256",),)


class LedgerFile(Model):
    """A spreadsheet of the ledgers on its way out or in, ``person`` empty: from the command line.

    ``sha256`` is the file in the archive, ``copy_sha256`` the one handed back with its bad cells marked. ``plan`` is
    the fingerprint of what the person was shown before they said yes. ``key``: asked for once per screen that offered it.
    """

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=80, null=True, unique=True)
    kind = fields.CharField(max_length=12)
    person = may_refer_to("Person", "ledger_files")
    state = fields.CharField(max_length=12)
    name = fields.CharField(max_length=255, db_default="")
    telegram_file_id = fields.CharField(max_length=255, db_default="")
    sha256 = fields.CharField(max_length=64, null=True)
    copy_sha256 = fields.CharField(max_length=64, null=True)
    summary = fields.TextField(db_default="{}")
    plan = fields.CharField(max_length=64, db_default="")
    created_at = fields.DatetimeField()
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "ledger_file"

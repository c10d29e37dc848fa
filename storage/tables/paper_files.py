"""Paper files, ours and of the clients."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class PaperFile(Model):
    """A folder or box of paper (纸质档案): where it is, who keeps it, until when at least, and in what condition it is."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = may_refer_to("Client", "paper_files")
    name = fields.CharField(max_length=120)
    folder = fields.CharField(max_length=60)
    place = fields.CharField(max_length=120)
    keeper = refers_to("Person", "paper_files_kept")
    pages = fields.CharField(max_length=60, db_default="")
    covers_from = fields.DateField(null=True)
    covers_to = fields.DateField()
    kept_until = fields.DateField()
    kept_why = fields.CharField(max_length=120, db_default="")
    check_by = fields.DateField()
    condition = fields.CharField(max_length=20, db_default="")
    repair_by = fields.DateField(null=True)
    borrower = fields.CharField(max_length=60, db_default="")
    state = fields.CharField(max_length=20, db_default="")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("PaperFile", "merged")

    class Meta:
        table = "paper_file"
        indexes = (("client_id",), ("keeper_id",), ("kept_until",), ("check_by",), ("repair_by",), ("now_id",))

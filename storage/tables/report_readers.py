"""Who of a client gets which reports."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import refers_to


class ReportReader(Model):
    """Who of a client gets the reports of a kind of record, or does not, where somebody said so.

    Of whom nobody said anything: managers do, staff do not.
    """

    id = fields.BigIntField(primary_key=True)
    client = refers_to("Client", "report_readers")
    record_kind = fields.CharField(max_length=20)
    person = refers_to("Person", "reports_to_read")
    gets = fields.BooleanField()
    set_at = fields.DatetimeField()

    class Meta:
        table = "report_reader"
        unique_together = (("client", "record_kind", "person"),)
        indexes = (("person_id",),)

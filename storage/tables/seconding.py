"""What a second person is asked to confirm, and what they said."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class SecondPerson(Model):
    """That a second person was asked to confirm a record, or that they keep an entry (二人确认), and what came of it.

    ``asked``: who of ours that is; none: the client's managers. ``asker``: who filed what they confirm; ``why``: for
    what reason somebody else is asked than before. ``by``: who confirmed or declined.
    """

    id = fields.BigIntField(primary_key=True)
    subject_kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    client = may_refer_to("Client", "seconded")
    asked = may_refer_to("Person", "asked_to_second")
    asker = refers_to("Person", "seconds_asked")
    why = fields.CharField(max_length=300, db_default="")
    state = fields.CharField(max_length=12)
    text = fields.CharField(max_length=300, db_default="")
    by = may_refer_to("Person", "seconded")
    asked_at = fields.DatetimeField()
    answered_at = fields.DatetimeField(null=True)

    class Meta:
        table = "second_person"
        indexes = (("subject_kind", "subject_id"), ("state",), ("client_id",), ("asked_id",), ("asker_id",), ("by_id",))

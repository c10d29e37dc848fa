"""Which firm this database is of."""

from tortoise import fields
from tortoise.models import Model


class Installation(Model):
    """The one firm of this database and the bot through which it serves, ``moved_to`` once it goes on elsewhere."""

    id = fields.IntField(primary_key=True, generated=False)
    firm = fields.CharField(max_length=36)
    bot_id = fields.BigIntField()
    founded_at = fields.DatetimeField()
    moved_to = fields.TextField(null=True)

    class Meta:
        table = "installation"

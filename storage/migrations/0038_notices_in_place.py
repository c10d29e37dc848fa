"""Where a message stands and whether it still shows what was said, so that it can be changed there and answered."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SHOWN = ["CREATE INDEX outbox_shown ON outbox (chat_id, message_id) WHERE chat_id IS NOT NULL"]


class Migration(migrations.Migration):
    """What was sent before stays as it is: it is not known in which chat."""

    dependencies = [("storage", "0037_session_versions")]

    initial = False

    operations = [
        ops.AddField(model_name="OutboxMessage", name="chat_id", field=fields.BigIntField(null=True)),
        ops.AddField(
            model_name="OutboxMessage",
            name="left_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        RunDialectSQL(
            sqlite=SHOWN,
            postgres=SHOWN,
            reverse_sqlite=["DROP INDEX outbox_shown"],
            reverse_postgres=["DROP INDEX outbox_shown"],
        ),
    ]

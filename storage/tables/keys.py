"""Foreign keys: what is referred to stays as long as anything refers to it. The tables name each other by their class."""

from typing import Any

from tortoise import fields


def refers_to(table: str, related_name: str) -> fields.ForeignKeyRelation[Any]:
    """A row of another table, which knows the rows that refer to it by the related name."""
    return fields.ForeignKeyField(f"storage.{table}", on_delete=fields.RESTRICT, related_name=related_name)


def may_refer_to(table: str, related_name: str) -> fields.ForeignKeyNullableRelation[Any]:
    """The same where there may be none."""
    return fields.ForeignKeyField(f"storage.{table}", on_delete=fields.RESTRICT, related_name=related_name, null=True)

"""The types of foreign keys, which leave open of what (the tables refer to each other by name)."""

from typing import Any

from tortoise import fields

ForeignKey = fields.ForeignKeyRelation[Any]
OptionalForeignKey = fields.ForeignKeyNullableRelation[Any]

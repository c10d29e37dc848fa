"""How people and firms are called in the ledgers, for what may name nobody (clause 5.3.3)."""

from collections.abc import Mapping, Sequence

from bot.rules.nameless import KnownNames

NAMED_BY = {"people": ("name",), "clients": ("name", "short_name")}
"""The ledgers of those who have a name, and the columns in which it stands."""


def names_in(rows: Mapping[str, Sequence[Mapping[str, object]]]) -> KnownNames:
    """The names in rows of those ledgers, each by its columns."""
    return KnownNames(str(one[key]) for code, keys in NAMED_BY.items() for one in rows[code] for key in keys)

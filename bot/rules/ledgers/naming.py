"""How people and firms are called in the ledgers, for what may name nobody (clause 5.3.3)."""

from collections.abc import Iterable, Mapping

from bot.rules.nameless import KnownNames

_NAMED_BY = {"people": ("name",), "clients": ("name", "short_name")}
"""The ledgers of those who have a name, and the columns in which it stands."""


def names_in(rows: Iterable[tuple[str, Mapping[str, object]]]) -> KnownNames:
    """The names in rows, each with the code of its ledger."""
    return KnownNames(str(values[key]) for code, values in rows for key in _NAMED_BY.get(code, ()))

"""What looks like an entry that is there: to look at twice, in a form and in a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence

from bot.rules.ledgers.plain_cells import squeezed
from bot.rules.ledgers.planning import Change, Existing, Value
from bot.rules.text import CHINESE, ENGLISH, Measure, Text, few

Looks = tuple[str, ...]
_ANYWHERE = "*"
"""In place of a client: whichever it is."""
ALIKE = Text(
    "⚠️ 已有相近的：{names}。确认不是同一个再保存。", "⚠️ There is already {names}. Save only if this is another one."
)


def find_alike(changes: Sequence[Change], existing: Existing) -> tuple[tuple[Change, str], ...]:
    """Each new or renamed row with what it is like, by name and code; spaces and capitals do not count.

    Clients are alike by name or short name, sites by name within a client, people by phone, or by name within a client
    and where one of the two has none.
    """
    known: dict[Looks, str] = {}
    for ledger, entries in existing.items():
        for entry in entries.values():
            for look in _looks(ledger, entry.values) if not entry.ended else ():
                known.setdefault(look, called(entry.values))
    found = []
    for change in changes:
        before = tuple(_sought(change.ledger, change.before.values)) if change.before is not None else ()
        itself = called(change.before.values) if change.before is not None else ""
        looks = [look for look in _sought(change.ledger, change.values) if look not in before]
        like = [known[look] for look in looks if look in known and known[look] != itself]
        found += [(change, like[0])] if like else []
        for look in _looks(change.ledger, change.values):
            known.setdefault(look, called(change.values))
    return tuple(found)


def warning(names: Sequence[str], n: int) -> Text:
    """The sentence above the key that saves an entry like these, of which there are ``n``."""
    return Text(*(ALIKE.to(one, names=few(names, len(names), one, n, Measure.ENTRY)) for one in (CHINESE, ENGLISH)))


def called(values: Mapping[str, Value]) -> str:
    """An entry's name with its code; a client's short name, which is on the buttons."""
    return f"{values.get('short_name') or values.get('name', '')} ({values.get('code', '')})"


def _looks(ledger: str, values: Mapping[str, Value]) -> Iterator[Looks]:
    match ledger:
        case "clients":
            yield ledger, squeezed(str(values["name"]))
            yield ledger, squeezed(str(values["short_name"]))
        case "sites":
            yield ledger, str(values["client"]), squeezed(str(values["name"]))
        case "people":
            yield ledger, str(values["client"]), squeezed(str(values["name"]))
            if values["client"]:
                yield ledger, _ANYWHERE, squeezed(str(values["name"]))
            if values["phone"]:
                yield ledger, str(values["phone"])
        case _:
            return


def _sought(ledger: str, values: Mapping[str, Value]) -> Iterator[Looks]:
    """The looks by which others are like it: who has no client may be anybody's."""
    if ledger != "people":
        yield from _looks(ledger, values)
        return
    name = squeezed(str(values["name"]))
    yield ledger, str(values["client"]), name
    yield ledger, "" if values["client"] else _ANYWHERE, name
    if values["phone"]:
        yield ledger, str(values["phone"])

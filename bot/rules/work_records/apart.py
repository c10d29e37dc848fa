"""What differs between entries to which the same happened: a line each, in the order in which a kind declares it."""

from collections.abc import Mapping
from datetime import date

from bot.rules.form import Kind
from bot.rules.record_kind import RecordKind


class LineUnread(ValueError):
    """A line that names no entry, or says more than differs, or a day that is none."""


def read_apart(kind: RecordKind, text: str) -> Mapping[str, dict[str, str]]:
    """By the code at the beginning of each line, in capitals, the facts that it says.

    Raises:
        LineUnread: with the line.
    """
    found: dict[str, dict[str, str]] = {}
    for line in filter(None, (one.strip() for one in text.replace("；", "\n").splitlines())):
        code, *said = line.replace("，", " ").replace(",", " ").split()
        if not said or len(said) > len(kind.own):
            raise LineUnread(line)
        found[code.upper()] = {key: _read(kind, key, one, line) for key, one in zip(kind.own, said, strict=False)}
    return found


def _read(kind: RecordKind, key: str, said: str, line: str) -> str:
    if kind.question(key).kind is not Kind.DATE:
        return said
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise LineUnread(line) from None

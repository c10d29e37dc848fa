"""What a work record says, in words."""

from datetime import date

from bot.records.work_records import WorkRecord
from bot.rules.form import Kind
from bot.rules.menu.naming import as_worded
from bot.rules.record_kind import RecordKind, named_under
from bot.rules.text import COLON, Language, Text
from bot.screens.times import full_day

NAMED = frozenset({Kind.DATE, Kind.TEXT, Kind.RECORD})
"""What is not understood without the name of its question."""


def spent(minutes: int, language: Language) -> str:
    """``1 小时 30 分钟`` / ``1 h 30 min``."""
    hours, rest = divmod(minutes, 60)
    parts = [Text("{n} 小时", "{n} h").to(language, n=hours)] if hours else []
    parts += [Text("{n} 分钟", "{n} min").to(language, n=rest)] if rest or not hours else []
    return " ".join(parts)


def fact(kind: RecordKind, key: str, said: dict[str, str], language: Language) -> str:
    """One of its answers; empty where it was not given. An option that there is no more is called by its key."""
    if key not in said:
        return ""
    if key == kind.minutes:
        return spent(int(said[key]), language)
    question = kind.question(key)
    if question.kind is Kind.CHOICE:
        return next((one.label.to(language) for one in question.options if one.key == said[key]), said[key])
    if question.kind is Kind.RECORD:
        return said.get(named_under(key), said[key])
    if question.kind is Kind.DATE:
        return full_day(date.fromisoformat(said[key]), language)
    return f"{said[key]} {question.unit.to(language)}" if question.unit is not None else said[key]


def facts(kind: RecordKind, said: dict[str, str], language: Language) -> list[str]:
    """All its answers but its words, without their names where these go without saying."""
    return [
        f"{kind.question(key).name.to(language)} {told}" if kind.question(key).kind in NAMED else told
        for key in kind.facts
        if (told := fact(kind, key, said, language))
    ]


def with_day(kind: RecordKind, told: list[str], said: str) -> list[str]:
    """The day among the answers: behind the one by which records are sorted."""
    place = kind.facts.index(kind.sorted_by) + 1 if kind.sorted_by in kind.facts else 0
    return [*told[:place], said, *told[place:]] if kind.day else told


def labelled(kind: RecordKind, said: dict[str, str], language: Language) -> list[str]:
    """The same, each behind its name."""
    gap = COLON.to(language)
    told = ((kind.question(key).name.to(language), fact(kind, key, said, language)) for key in kind.facts)
    return [f"{name}{gap}{one}" for name, one in told if one]


def words(record: WorkRecord, language: Language) -> str:
    """What it was about, on one line, in the reader's language where the menu worded it; empty: it has no words."""
    said = str(record.said.get(record.of_kind.words, ""))
    return as_worded(" ".join(said.split()), language)


def sort_names(kind: RecordKind, language: Language) -> dict[str, str]:
    """By what its records are sorted, in their order."""
    return {key: label.to(language) for key, label in kind.sorts.items()}

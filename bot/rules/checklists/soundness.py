"""What is wrong with a checklist before it may be published; each fault names its item, and the rule that it breaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.checklists.checklist import ASKED, Checklist, Evidence, Item
from bot.rules.form import Kind
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES

MOST_ITEMS = 200
LONGEST_PROMPT, LONGEST_LOOK_AT, LONGEST_REMARK, LONGEST_SUGGESTION = 120, 600, 120, 600
MOST_REMARKS, MOST_OPTIONS = 6, 12
LONGEST_CLAUSE = 20
"""Characters that the database has for the clause of a finding."""
CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,15}")
OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,19}")


class Fault(StrEnum):
    """The rules that a checklist may break."""

    NO_ITEMS = "no_items"
    TOO_MANY = "too_many"
    BAD_CODE = "bad_code"
    CODE_TWICE = "code_twice"
    KIND_NOT_ASKED = "kind_not_asked"
    TOO_LONG = "too_long"
    NO_OPTIONS = "no_options"
    OPTIONS_NOT_ASKED = "options_not_asked"
    BAD_OPTION = "bad_option"
    FAILS_UNKNOWN = "fails_unknown"
    LIMITS_CROSSED = "limits_crossed"
    LIMITS_NOT_ASKED = "limits_not_asked"
    NOTHING_FAILS = "nothing_fails"
    UNKNOWN_CONDITION = "unknown_condition"
    CONDITION_AHEAD = "condition_ahead"
    CONDITION_CIRCLE = "condition_circle"
    CONDITION_NEVER = "condition_never"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that an item breaks (``code`` empty: the whole checklist); ``part``: the words in question."""

    fault: Fault
    code: str = ""
    part: str = ""


def faults_of(checklist: Checklist) -> tuple[Broken, ...]:
    """Everything that is wrong with it, in the order of its items; none: it may be published."""
    items = list(checklist.items())
    if not items:
        return (Broken(Fault.NO_ITEMS),)
    broken: list[Broken] = []
    if len(items) > MOST_ITEMS:
        broken.append(Broken(Fault.TOO_MANY, part=str(len(items))))
    by_code: dict[str, Item] = {}
    for item in items:
        if item.code in by_code:
            broken.append(Broken(Fault.CODE_TWICE, item.code))
        broken += faults_of_item(item)
        broken += _of_condition(item, by_code, items)
        by_code.setdefault(item.code, item)
    return tuple(broken)


def faults_of_item(item: Item) -> Iterator[Broken]:
    """What is wrong with an item, whatever stands around it."""
    if not CODE.fullmatch(item.code):
        yield Broken(Fault.BAD_CODE, item.code, item.code)
    if item.kind not in ASKED:
        yield Broken(Fault.KIND_NOT_ASKED, item.code, item.kind.value)
    lengths = (
        (LONGEST_PROMPT, (item.prompt,)),
        (LONGEST_LOOK_AT, (item.look_at,)),
        (LONGEST_REMARK, item.remarks),
        (LONGEST_SUGGESTION, (item.suggestion,)),
    )
    for most, texts in lengths:
        for text in texts:
            if text is not None and len(text.zh) > most:
                yield Broken(Fault.TOO_LONG, item.code, text.zh)
    if len(item.clause) > LONGEST_CLAUSE:
        yield Broken(Fault.TOO_LONG, item.code, item.clause)
    if len(item.remarks) > MOST_REMARKS:
        yield Broken(Fault.TOO_LONG, item.code, item.remarks[MOST_REMARKS].zh)
    yield from _of_options(item)
    yield from _of_limits(item)
    followed = item.severity or item.suggestion or item.remarks or item.veto
    if not item.judges and (followed or item.evidence is not Evidence.ON_FINDING):
        yield Broken(Fault.NOTHING_FAILS, item.code)


def _of_options(item: Item) -> Iterator[Broken]:
    chosen = item.kind in (Kind.CHOICE, Kind.CHOICES)
    if chosen and not 2 <= len(item.options) <= MOST_OPTIONS:
        yield Broken(Fault.NO_OPTIONS, item.code)
    if item.options and not chosen:
        yield Broken(Fault.OPTIONS_NOT_ASKED, item.code)
    keys = [option.key for option in item.options]
    for option in item.options:
        if not OPTION_KEY.fullmatch(option.key) or keys.count(option.key) > 1:
            yield Broken(Fault.BAD_OPTION, item.code, option.label.zh)
    if unknown := item.fails - answers_of(item):
        yield Broken(Fault.FAILS_UNKNOWN, item.code, "、".join(sorted(unknown)))


def _of_limits(item: Item) -> Iterator[Broken]:
    limits = (item.low, item.high, item.lowest, item.highest)
    if item.kind not in (Kind.NUMBER, Kind.RATING) and any(limit is not None for limit in limits):
        yield Broken(Fault.LIMITS_NOT_ASKED, item.code)
    for low, high in ((item.low, item.high), (item.lowest, item.highest)):
        if low is not None and high is not None and low > high:
            yield Broken(Fault.LIMITS_CROSSED, item.code, f"{low} > {high}")


def _of_condition(item: Item, before: Mapping[str, Item], items: list[Item]) -> Iterator[Broken]:
    if item.when is None:
        return
    asked = before.get(item.when.item)
    if asked is None:
        later = next((one for one in items if one.code == item.when.item), None)
        if later is None:
            yield Broken(Fault.UNKNOWN_CONDITION, item.code, item.when.item)
        elif _leads_back(item, items):
            yield Broken(Fault.CONDITION_CIRCLE, item.code, item.when.item)
        else:
            yield Broken(Fault.CONDITION_AHEAD, item.code, item.when.item)
    elif not item.when.is_one_of or not item.when.is_one_of <= answers_of(asked):
        yield Broken(Fault.CONDITION_NEVER, item.code, "、".join(sorted(item.when.is_one_of)))


def _leads_back(item: Item, items: list[Item]) -> bool:
    """Whether what its condition hangs on hangs on itself in the end."""
    by_code = {one.code: one for one in items}
    seen: set[str] = set()
    at: Item | None = item
    while at is not None and at.when is not None and at.code not in seen:
        seen.add(at.code)
        at = by_code.get(at.when.item)
    return at is not None and at.code in seen


def answers_of(item: Item) -> frozenset[str]:
    """What its answer can count as, in conditions and among what does not conform."""
    if item.kind is Kind.CONFORMITY:
        return frozenset({CONFORM, NON_CONFORM, NOT_APPLICABLE})
    if item.kind is Kind.YES_NO:
        return frozenset({YES, NO})
    if item.kind in (Kind.CHOICE, Kind.CHOICES):
        return frozenset(option.key for option in item.options)
    if item.kind is Kind.NUMBER and item.judges:
        return frozenset({CONFORM, NON_CONFORM})
    return frozenset()

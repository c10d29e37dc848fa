"""When an item is asked: only while the answer to another, before it, is one of these (clause 4.6)."""

from dataclasses import replace

from bot.rules.checklists.checklist import Checklist, Condition, Item
from bot.rules.checklists.editing import item_of, with_item
from bot.rules.checklists.soundness import Broken, Fault, answers_of, faults_of

OF_CONDITIONS = frozenset(
    {Fault.UNKNOWN_CONDITION, Fault.CONDITION_AHEAD, Fault.CONDITION_CIRCLE, Fault.CONDITION_NEVER}
)


class ConditionUnsound(ValueError):
    """An item cannot be asked so: which rule that breaks, of which item."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken)
        self.broken = broken


def told_by(checklist: Checklist, code: str) -> tuple[Item, ...]:
    """The items before an item by whose answers it can be asked, the nearest first."""
    items = list(checklist.items())
    before = items[: next((place for place, item in enumerate(items) if item.code == code), 0)]
    return tuple(item for item in reversed(before) if answers_of(item))


def asked_at(checklist: Checklist, code: str, of: str, answer: str) -> Checklist:
    """The checklist in which an item is asked at this answer to another item, too; at no answers to others any more.

    Raises:
        NoSuchItem
        ConditionUnsound
    """
    item = item_of(checklist, code)
    answers = item.when.is_one_of if item.when is not None and item.when.item == of else frozenset()
    changed = with_item(checklist, replace(item, when=Condition(of, answers | {answer})))
    for broken in faults_of(changed):
        if broken.code == code and broken.fault in OF_CONDITIONS:
            raise ConditionUnsound(broken)
    return changed


def not_asked_at(checklist: Checklist, code: str, answer: str) -> Checklist:
    """The checklist in which an item is not asked at this answer any more; empty, or the last one: it always is.

    Raises:
        NoSuchItem
    """
    item = item_of(checklist, code)
    left = item.when.is_one_of - {answer} if item.when is not None and answer else frozenset()
    when = Condition(item.when.item, left) if item.when is not None and left else None
    return with_item(checklist, replace(item, when=when))

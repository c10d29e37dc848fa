"""A problem in somebody's own words (``灭火器过期``): which item it is kept at where the form has one for all else."""

from dataclasses import dataclass

from bot.rules.form import Form, Kind, Step
from bot.rules.forms.item_numbers import aligned
from bot.rules.forms.items import catch_all, numbered
from bot.rules.forms.quick_words import SAYS_FINE

_BETWEEN = " ,;:、。.\n"
_ENDING = " \n.。!！~～;；,，、"
_ASKS = ("?", "吗", "呢")


@dataclass(frozen=True, slots=True)
class Worded:
    """An item and what is wrong with it. ``named``: the words name the item; else it is the one for all else."""

    item: Step
    note: str
    named: bool


def worded(form: Form, text: str) -> Worded | None:
    """What a text says that is no quick line: an item is named by its name or by one of its own remarks.

    None: the form has no item for all else, or the text is no problem (a question, or that all is well).
    """
    other, said = catch_all(form), text.strip().rstrip(_ENDING)
    plain = aligned(said)
    if other is None or len(said) < 2 or plain.endswith(_ASKS) or SAYS_FINE.search(plain):
        return None
    for item in numbered(form):
        for name in {aligned(item.question.name.zh), aligned(item.question.name.en)}:
            note = said[len(name) :].strip(_BETWEEN + _ENDING + "：，；")
            if item != other and plain.startswith(name) and note:
                return Worded(item, note, named=True)
    remarked = [item for item in numbered(form) if plain in _remarks(form, item)]
    return Worded(remarked[0], said, named=True) if len(remarked) == 1 else Worded(other, said, named=False)


def _remarks(form: Form, item: Step) -> set[str]:
    steps = (step for step in form.steps() if step.parent == item.key and step.question.kind is Kind.TEXT)
    return {aligned(said) for step in steps for remark in step.question.remarks for said in (remark.zh, remark.en)}

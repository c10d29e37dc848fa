"""The items of a form: the questions that have numbers, by which people name them."""

from bot.rules.form import Form, Kind, Step

OTHER = "other"
"""The code of the item for what belongs to no other: whoever says what is wrong need not know where it belongs."""


def numbered(form: Form) -> tuple[Step, ...]:
    """The questions that numbers mean, from 1: those of its sections, else conformity questions at top level."""
    if form.sections:
        return tuple(form.step(key) for section in form.sections for key in section.keys)
    return tuple(step for step in form.steps() if step.parent is None and step.question.kind is Kind.CONFORMITY)


def catch_all(form: Form) -> Step | None:
    """The item that takes what names no other, where the form has one."""
    return next((step for step in numbered(form) if step.key == OTHER), None)

"""What becomes of an item that does not conform, as it is known while its form is filled in (clause 4.7.1)."""

from bot.records.drafts import DraftView, Foreseen
from bot.rules.checklists.asked import SEVERITY


def foreseen_of(view: DraftView, item: str) -> Foreseen | None:
    """By when it is to be fixed and how, by how grave it is said to be; None where that is not known."""
    graveness = severity_of(view, item)
    if view.card.leads_to is None or not graveness:
        return None
    return view.card.leads_to(view.form, item, graveness, view.draft.changed_at)


def severity_of(view: DraftView, item: str) -> str:
    """How grave it is: as was said, else as it usually is; empty where neither is known."""
    key = f"{item}.{SEVERITY}"
    answer = view.answers.get(key)
    if answer is not None and answer.value:
        return str(answer.value)
    return next((step.question.usual for step in view.form.steps() if step.key == key), "")

"""Where somebody is, or whose number it is, as their phone shares it with a form (clause 4.6)."""

from dataclasses import replace

from bot.rules.cause import Cause
from bot.rules.form import Kind
from bot.rules.forms.answers import Answer
from bot.rules.forms.problems import not_asked
from bot.rules.people import Person
from bot.services.forms import located
from bot.services.forms.filling import begin
from bot.services.forms.walking import Shown, active_view, answered
from storage.database import writing


@writing
async def open_form_there(
    cause: Cause, who: Person, code: str, subject_kind: str, subject_id: int, value: dict[str, object]
) -> Shown:
    """``open_form`` by somebody who said where they are, which is kept with it; one that knows it keeps what it has.

    Raises:
        NotAllowed
    """
    view = await begin(cause, who, code, subject_kind, subject_id)
    place = located.beside(view)
    if place is None or place.key in view.answers:
        return Shown(view)
    view, found = await located.keep_place(cause, who, view, place, value)
    return Shown(view, understood=located.kept(found), located=found)


@writing
async def share(cause: Cause, who: Person, kind: Kind, value: dict[str, object]) -> Shown:
    """Answers the shown LOCATION or CONTACT question by what the phone shared."""
    view = await active_view(who)
    step = view.step
    place = located.beside(view) if kind is Kind.LOCATION else None
    if place is not None and (step is None or step.key == place.key or step.question.kind is not kind):
        view, found = await located.keep_place(cause, who, view, place, value)
        here = step is not None and step.key == place.key
        shown = await answered(cause, who, view, {place.key: view.answers[place.key]}, step) if here else Shown(view)
        return replace(shown, understood=located.kept(found), located=found)
    if step is None or step.question.kind is not kind:
        return Shown(view, not_asked(step))
    return await answered(cause, who, view, {step.key: Answer(value)}, step)

"""A form begun with a text that its person had written already: whichever form it is, its first words are given."""

from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import Unreadable
from bot.rules.people import Person
from bot.services.forms.filling import begin
from bot.services.forms.too_long import refused
from bot.services.forms.walking import Shown, answered
from storage.database import writing


@writing
async def begin_with_text(cause: Cause, who: Person, code: str, subject_kind: str, subject_id: int, text: str) -> Shown:
    """Begins a form about a subject, or takes its open draft up, with the text as its answer in words.

    Words that the draft has already are kept, and the text is put behind them. A form without words is just begun.

    Raises:
        NotAllowed: as ``filling.open_form``.
    """
    view = await begin(cause, who, code, subject_kind, subject_id)
    step = in_words(view.form)
    if step is None or not text:
        return Shown(view)
    given = view.answers.get(step.key)
    before = given.value if given is not None and isinstance(given.value, str) else ""
    if text in before.splitlines() or text == before:
        return Shown(view)
    whole = f"{before}\n{text}" if before else text
    try:
        value = read(step.question, whole, now=in_beijing(cause.at), language=who.language)
    except Unreadable as problem:
        return Shown(view, await refused(cause, who, view, problem, text, step))
    return await answered(cause, who, view, {step.key: Answer(value)}, None)


def in_words(form: Form) -> Step | None:
    """The question of a form that a text answers: the first that is asked in words, without a condition."""
    return next(
        (step for step in form.steps() if step.question.kind is Kind.TEXT and not step.question.visible_when), None
    )

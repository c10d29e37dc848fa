"""Records something for somebody without an account, as the demo company's consultants do it (代录)."""

from collections.abc import Sequence

from bot.app.demo_filling import Given, NotAnAnswer, Tap, fill_in, go_through
from bot.rules.cause import Cause
from bot.rules.forms.behalf import NEW_PERSON
from bot.rules.people import Person
from bot.services.forms import filling as forms

ABOUT_THE_PERSON = 3
"""Answers that say for whom it is: name, phone number, how it was told."""


async def record(cause: Cause, who: Person, form: str, client_id: int, given: Sequence[Given]) -> int:
    """Files a complaint or an enquiry for somebody of a client who is not listed yet; returns the case's id.

    Raises NotAnAnswer: an answer was not taken, or some are missing.
    """
    named = (Tap(str(NEW_PERSON)), *given[:ABOUT_THE_PERSON])
    await fill_in(cause, who, "behalf", (form, client_id), named)
    begun = await forms.present(who)
    if begun is None:
        raise NotAnAnswer(form)
    return (await go_through(cause, who, begun, given[ABOUT_THE_PERSON:])).record_id

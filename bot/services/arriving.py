"""Opening an invitation link: the link is used up and its form begins, in one transaction."""

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Language
from bot.services import forms, joining
from bot.services.homes import person_now
from storage.database import writing


@writing
async def arrive(
    cause: Cause, who: Person | None, telegram_id: int, language: Language, token: str
) -> tuple[Person, DraftView]:
    """Redeems an invitation and begins to ask for consent and name; returns who arrived and the form.

    Raises:
        InvitationNotValid: unknown, used by someone else, or expired.
        SubjectDone: used by this person, who has joined by it.
    """
    person_id, invitation_id = await joining.redeem(cause, who, telegram_id, language, token)
    arrived = await person_now(person_id)
    return arrived, await forms.begin(cause, arrived, "joining", "invitation", invitation_id)

"""What is said because of 代录: to those for whom something was recorded, and to those who pass news on to others."""

from dataclasses import replace

from bot.records.drafts import Card
from bot.records.outcomes import Outcome
from bot.rules.cases.alike import ALSO
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.cases.filing import ADDED
from bot.services.cases.forms import STEP_TAKEN
from bot.services.people.acting import uses_the_bot
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people

RECORDED, DISPUTED = MessageCode("recorded_for_you"), MessageCode("record_disputed")
CASE, SIGN_UP = "case", "sign_up"


def named_for(named: Person, card: Card) -> Card:
    """A form's card that says for whom it is filled in."""
    title = card.title or Text("", "")
    return replace(card, title=Text(f"代{named.called} · {title.zh}", f"for {named.called} · {title.en}"))


async def tell_of_outcome(cause: Cause, draft_id: int, action: str, outcome: Outcome) -> None:
    """``tell`` for what a form recorded on somebody's behalf became; ``action`` is the step that it was for."""
    done = ALSO if outcome.kind == ADDED else "open"
    await tell(cause, draft_id, CASE, outcome.record_id, action if outcome.kind == STEP_TAKEN else done)


async def tell(cause: Cause, draft_id: int, subject_kind: str, subject_id: int, action: str) -> None:
    """Tells the person for whom something was recorded, if they use the bot; ``draft_id`` is that of the recording."""
    told = cause.behalf
    named = await people.get_person_on_record(told.person_id) if told is not None else None
    if told is None or named is None or not uses_the_bot(named) or cause.person_id is None:
        return
    said = {"action": action, "by": cause.person_id, "channel": told.channel.value, "told_on": told.told_on.isoformat()}
    await post(cause, RECORDED, (subject_kind, subject_id), named.id, occurrence=draft_id, parameters=said)

"""A form is sent from one phone while an answer is changed on another: what was sent is what is kept."""

import asyncio

import pytest

from bot.records.drafts import DraftRecord
from bot.rules.cause import Cause, UpdateKey
from bot.rules.people import Person
from bot.services.drafts.loading import DraftClosed, StaleButton
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.walking import Shown
from storage import database as db
from storage.drafts import stored as drafts
from storage.people import persons as people
from tests.flows.steps import one
from tests.world import STAFF, World


async def change(going: Cause, typing: Cause, who: Person, draft: DraftRecord, text: str) -> Shown:
    """Taps an answer on the page on which all are looked at once more, and types another one."""
    await forms.go_to(going, who, draft.token, draft.turn, 0)
    return await forms.type_text(typing, who, text)


@pytest.mark.parametrize("first", ["sent", "changed"])
async def test_a_form_is_sent_while_an_answer_of_it_is_changed(first: str, world: World) -> None:
    who = await people.get_person(world.company.people[STAFF].id)
    assert who is not None
    # of each round another matter: what is near to one that was filed is asked about
    for number, matter in enumerate("甲乙丙丁"):

        def cause(update: int, number: int = number) -> Cause:
            return Cause(world.clock.now(), who.id, UpdateKey(42, 100 * number + update), who.telegram_id)

        view = await forms.open_form(cause(1), who, "enquiry", "client", world.company.clients["HX"])
        shown = (await forms.type_text(cause(2), who, f"旧{matter * 6}")).view
        draft = shown.draft
        acts = {
            "sent": forms.move(cause(3), who, draft.token, draft.turn, Move.SUBMIT),
            "changed": change(cause(4), cause(5), who, draft, f"新{matter * 6}"),
        }
        names = [first, *(name for name in acts if name != first)]
        found = dict(
            zip(names, await asyncio.gather(*(acts[name] for name in names), return_exceptions=True), strict=True)
        )
        for outcome in found.values():
            assert not isinstance(outcome, Exception) or isinstance(outcome, StaleButton | DraftClosed), found
        state = await one("SELECT state FROM draft WHERE id = :id", id=view.draft.id)
        kept = await one("SELECT value FROM draft_answer WHERE draft_id = :id AND question = 'what'", id=view.draft.id)
        cases = await db.values("SELECT title FROM service_case WHERE draft_id = :id", id=view.draft.id)
        if state == "submitted":
            # what became of it is what it says, and nothing was changed behind it
            assert [f'"{row["title"]}"' for row in cases] == [kept] == [f'"旧{matter * 6}"']
            assert isinstance(found["changed"], DraftClosed)
        else:
            assert cases == []
            assert kept == f'"新{matter * 6}"'
            assert isinstance(found["sent"], StaleButton)
            now = await drafts.get_draft(view.draft.id)
            assert now is not None
            assert await drafts.close_draft(now, "cancelled", world.clock.now())

"""A number typed anywhere opens its record."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from bot.rules.declaring import merged
from bot.rules.numbering import Number, PartOfNumber, read_number
from bot.rules.permissions import Action
from bot.rules.refusing import NotForThisPerson
from bot.screens.cases import lists as case_lists
from bot.screens.not_found import no_such_number
from bot.screens.paged import PER_PAGE
from bot.screens.screen import Screen
from bot.services.cases import progress
from handlers import cases, work_records
from handlers.declaring import Numbers
from handlers.gate import passes
from handlers.turn import Reply, Turn

router = Router(name="numbers")

NUMBERS: Numbers = merged(cases.NUMBERS, work_records.NUMBERS)


async def record_screen(turn: Turn, number: Number) -> Screen:
    """The record that a number names, as this person may see it; of another they hear nothing, not even that it is."""
    try:
        return await NUMBERS[number.kind](turn, str(number))
    except NotForThisPerson:
        if turn.who.practising or not turn.who.roles:
            raise
        return no_such_number(number, turn.who)


async def is_number(message: Message) -> bool | dict[str, Any]:
    """Passes whole numbers of records; their last digits are left to the open form."""
    found = read_number(message.text or "")
    if isinstance(found, Number) and found.kind in NUMBERS:
        return {"number": found}
    return False


async def is_part_of_number(message: Message, turn: Turn) -> bool | dict[str, Any]:
    """Passes the last digits of a number while no form is open, which they could be an answer to."""
    found = read_number(message.text or "")
    if not isinstance(found, PartOfNumber) or turn.person is None or turn.person.active_draft_id is not None:
        return False
    if not passes(turn.person, Action.SEE_CASE):
        return False
    record = await open_by_part(turn, found)
    return {"record": record} if record is not None else False


async def open_by_part(turn: Turn, part: PartOfNumber) -> Screen | None:
    """Among one's own the last digits suffice; several records are asked back, never guessed. None: of no record."""
    found = await progress.find_by_part(turn.who, part, PER_PAGE)
    if found.total > 1:
        return case_lists.choice(found, turn.who, turn.cause.at)
    return await cases.case_screen(turn, found.cases[0].id) if found.cases else None


@router.message(is_part_of_number)
async def open_record_by_part(_: Message, record: Screen) -> Reply:
    """The record of which these are the last digits; of none, they may be a phone number's."""
    return record


@router.message(is_number)
async def open_record(_: Message, turn: Turn, number: Number) -> Reply:
    """Shows the record of a number."""
    return await record_screen(turn, number)

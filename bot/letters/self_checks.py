"""What is said unasked of self-checks: remarks, what was handed on (clause 4.6)."""

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.cause import Cause
from bot.rules.permissions import Subject, may
from bot.rules.text import Text
from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.screens import self_checks as screens
from bot.screens.screen import Screen
from bot.services.self_checks.noting import HANDED_ON, REMARK_TOLD
from bot.services.work_records.seeing import NoSuchRecord, get_record


async def _remarked(opening: Opening) -> Screen:
    try:
        view = await get_record(opening.reader, SELF_CHECK.kind, opening.message.subject_id, Cause(opening.at))
    except NoSuchRecord:
        raise Moot(REMARK_TOLD) from None
    return screens.remarked(view, opening.language)


async def _handed_on(opening: Opening) -> Screen:
    case = opening.case
    if case is None or not may(opening.reader, REVIEW, Subject(case.client_id)):
        raise Moot(HANDED_ON)
    return screens.handed_on(case, opening.language)


async def _of_case(opening: Opening) -> tuple[int, ...]:
    return (opening.case.client_id,) if opening.case is not None else ()


KINDS = (
    MessageKind(
        REMARK_TOLD,
        Text("管家对自查的意见", "the butler's remark on a self-check"),
        (SELF_CHECK.kind,),
        STAYS,
        _remarked,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        HANDED_ON,
        Text("企业交来跟进的自查问题", "a problem of a self-check that was handed on"),
        ("case",),
        SENT_ON_WITH_WORK,
        _handed_on,
        clients=_of_case,
        occasion=Occasion.HAPPENED,
    ),
)

"""What is said unasked of self-checks: that one is due, that none came, remarks, what was handed on (clause 4.6)."""

from collections.abc import Callable

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.self_checks import Today
from bot.rules.cause import Cause
from bot.rules.people import Position
from bot.rules.permissions import Subject, may
from bot.rules.post import thing_of
from bot.rules.self_checks.reports import TOLD_ABOVE
from bot.rules.text import Language, Text
from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.screens import self_checks as screens
from bot.screens.screen import Screen
from bot.services.cases.handing_on import HANDED_ON
from bot.services.drafts.refusing import NotAllowed
from bot.services.self_checks import reports, standing
from bot.services.self_checks.noting import REMARK_TOLD
from bot.services.self_checks.reminding import AGAIN, CLIENT, DUE, STOPPED
from bot.services.self_checks.reports import REPORT_DUE
from bot.services.work_records.seeing import NoSuchRecord, get_record


async def _due(opening: Opening) -> Naming:
    return await _asked(opening, screens.due)


async def _again(opening: Opening) -> Naming:
    return await _asked(opening, screens.due_again)


async def _asked(opening: Opening, said: Callable[[Today, bool, Language], Screen]) -> Naming:
    """Of the day on which it is read, while that is owed and theirs to record."""
    message = opening.message
    held, post = await standing.holders(message.subject_id)
    today = await _today(opening)
    if opening.reader.id not in [one.id for one in held] or not today.owed:
        raise Moot(message.kind)
    screen = said(today, post is not Position.OFFICER, opening.language)
    return Naming(screen, frozenset((thing_of(message.kind, today.client_id, today.day),)))


async def _today(opening: Opening) -> Today:
    try:
        return await standing.today_of(opening.reader, Cause(opening.at), opening.message.subject_id)
    except NotAllowed:
        raise Moot(opening.message.kind) from None


async def _stopped(opening: Opening) -> Naming:
    """While nothing came since."""
    today = await _today(opening)
    if not today.missed or today.recorded is not None:
        raise Moot(STOPPED)
    thing = thing_of(STOPPED, today.client_id, today.missed[0])
    return Naming(screens.stopped(today, opening.language), frozenset((thing,)))


async def _report(opening: Opening) -> Naming:
    """While the report that is due then is not there and theirs to confirm."""
    message = opening.message
    owed = await reports.owed_reports(opening.reader, Cause(opening.at))
    period = message.parameters["period"]
    found = [one for one in owed if one.client_id == message.subject_id and one.period == period]
    if not found:
        raise Moot(REPORT_DUE)
    thing = thing_of(REPORT_DUE, found[0].client_id, found[0].period, found[0].begins)
    late = int(message.parameters.get("late", 0))
    above = late >= TOLD_ABOVE and not await reports.is_asked(opening.reader, found[0].client_id, period)
    return Naming(screens.report_due(found[0], late, above, opening.language), frozenset((thing,)))


async def _of_client(opening: Opening) -> tuple[int, ...]:
    return (opening.message.subject_id,)


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
        DUE,
        Text("每日自查提醒", "the reminder of the daily self-check"),
        (CLIENT,),
        STAYS,
        _due,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        AGAIN,
        Text("每日自查再次提醒", "the second reminder of the daily self-check"),
        (CLIENT,),
        STAYS,
        _again,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        STOPPED,
        Text("自查漏记通知", "that self-checks were not recorded"),
        (CLIENT,),
        SENT_ON_WITH_WORK,
        _stopped,
        clients=_of_client,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        REPORT_DUE,
        Text("自查报告待确认", "a report of self-checks to confirm"),
        (CLIENT,),
        STAYS,
        _report,
        names=True,
        occasion=Occasion.REMINDS,
    ),
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
        Text("企业交来跟进的问题", "a problem that a client handed on"),
        ("case",),
        SENT_ON_WITH_WORK,
        _handed_on,
        clients=_of_case,
        occasion=Occasion.HAPPENED,
    ),
)

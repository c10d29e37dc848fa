"""The calls to an incident and what is asked for until it is over: who comes, how it stands, whom to tell (5.4 b-c)."""

from datetime import datetime

from bot.letters.behalf import seen_case
from bot.letters.kind import SENT_ON, STAYS, Hours, MessageKind, Occasion, Opening, of_case
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import CASE_KINDS, FILINGS
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens.cases import letters as cases_letters
from bot.screens.screen import Screen
from bot.screens.work_records.alarms import alarm_lines
from bot.services.cases.calling import CALLING, COUNT
from bot.services.cases.reporting import REPORT_DUE, can_be_noted
from bot.services.cases.seeing import view_of
from bot.services.cases.update_asking import UPDATE_DUE, is_update_promised
from bot.services.work_records.seeing import NoSuchRecord, get_record


async def _calling(opening: Opening) -> Screen:
    """That somebody is called, as long as nobody has it in hand and they did not say that they cannot come."""
    case, reader = seen_case(opening), opening.reader
    call = CASE_KINDS[case.kind].call
    if call is None or case.state != call.state or reader.id in case.unable:
        raise Moot(CALLING)
    view = await view_of(reader, case)
    told = FILINGS[case.kind].told
    record = await _record_of(reader, case, opening.at) if view.sees_record else ""
    return cases_letters.call(view, told, reader.id, opening.at, reader.language, record=record)


async def _record_of(reader: Person, case: CaseRecord, at: datetime) -> str:
    """What the record says that opened the case, as far as this reader may see it."""
    try:
        found = await get_record(reader, case.record_kind, case.record_id or 0, Cause(at))
    except NoSuchRecord:
        return ""
    return alarm_lines(found, reader.language)


async def _update_due(opening: Opening) -> Screen:
    """That it was promised to be said by now how it stands, until that is said."""
    case, reader = seen_case(opening), opening.reader
    if not is_update_promised(case) or case.due_at is None or case.due_at > opening.at:
        raise Moot(UPDATE_DUE)
    return cases_letters.update_due(await view_of(reader, case), opening.at, reader.language)


async def _report_due(opening: Opening) -> Screen:
    """Who has to be told of it by a set time, until somebody noted that they were."""
    case, reader = seen_case(opening), opening.reader
    view = await view_of(reader, case)
    if not can_be_noted(case) or all(one.told_at is not None for one in view.reports):
        raise Moot(REPORT_DUE)
    return cases_letters.report_due(view, opening.at, reader.language)


async def _count(opening: Opening) -> Screen:
    case, reader = seen_case(opening), opening.reader
    return cases_letters.count(await view_of(reader, case), reader.id, opening.at, reader.language)


KINDS = (
    MessageKind(
        CALLING,
        Text("突发事件呼叫", "the call to an incident"),
        ("case",),
        SENT_ON,
        _calling,
        clients=of_case,
        hours=Hours.ANY,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        UPDATE_DUE,
        Text("通报进展的提醒", "the question how it stands"),
        ("case",),
        SENT_ON,
        _update_due,
        clients=of_case,
        hours=Hours.ANY,
        # asked again in minutes: whatever was said today before does not answer it
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        REPORT_DUE,
        Text("须按时告知的提醒", "the reminder of a notice owed"),
        ("case",),
        SENT_ON,
        _report_due,
        clients=of_case,
        hours=Hours.ANY,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        COUNT,
        Text("响应人数的标注", "the mark of who comes"),
        ("case",),
        STAYS,
        _count,
        hours=Hours.ANY,
        silent=True,
        replaces=(CALLING,),
        occasion=Occasion.HAPPENED,
    ),
)

"""The week's report is drafted from its days, the month's from its weeks; who answers for it confirms it (4.6)."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from bot.records.self_checks import Keeping, Owed, SelfCheckRow
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer, Answers
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.self_checks.missed import missed
from bot.rules.self_checks.reports import TOLD_ABOVE, begins, days_late, due_on, ends, is_said, latest_due
from bot.rules.self_checks.words import (
    DAY,
    HANDLED_NOTE,
    MONTH,
    PROBLEM,
    REPORTS,
    RESULT,
    SHUTDOWN,
    TYPE,
    WEEK,
)
from bot.rules.text import CHINESE, ENGLISH, Language, Text, joined
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.drafts.given import given
from bot.services.post.writing import MessageCode, post
from bot.services.self_checks.filing import DATED
from bot.services.self_checks.noting import problems_of
from bot.services.self_checks.posts import CONFIRMED_BY, confirms_as
from storage import self_checks
from storage.cases import findings
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.work_records import stored

REPORT_DUE = MessageCode("self_check_report")
ASKED_AT = time(15)
CLIENT = "client"
LONGEST = 1500
NONE = Text("无", "None")


async def owed_reports(who: Person, cause: Cause) -> tuple[Owed, ...]:
    """The reports that are due and wait for the person."""
    theirs, found = who.clients(*CLIENT_SIDE), []
    for keeping in await self_checks.find_keeping(theirs) if theirs else ():
        for period in REPORTS:
            if confirms_as(who, keeping.client_id, period) is None:
                continue
            first = await _owed(keeping, period, beijing_day(cause.at))
            if first is not None:
                found.append(Owed(keeping.client_id, keeping.short_name, period, first))
    return tuple(found)


async def _owed(keeping: Keeping, period: str, day: date) -> date | None:
    """The beginning of the latest period whose report is due and not there."""
    calendar = (await get_settings()).calendar(keeping.client_id)
    first = latest_due(period, day, calendar)
    due = due_on(period, first, calendar)
    if due is None or due < keeping.since or await self_checks.get(keeping.client_id, period, first) is not None:
        return None
    return first


async def ask_for_reports(cause: Cause, day: date) -> None:
    """The day's work: on its due day whoever confirms a report is asked for it, on the next working day once more.

    On the day behind that their manager hears of it too, then both each week, until it is there or the next is due.
    """
    firm = await get_settings()
    for keeping in await self_checks.find_keeping():
        calendar = firm.calendar(keeping.client_id)
        for period in REPORTS:
            first = await _owed(keeping, period, day)
            due = due_on(period, first, calendar) if first is not None else None
            late = days_late(due, day, calendar) if due is not None else None
            if late is None or not is_said(late):
                continue
            confirmers = await _confirmers(keeping.client_id, period)
            managers = await _managers(keeping.client_id) if late >= TOLD_ABOVE else []
            for reader in {one.id: one for one in (*confirmers, *managers)}.values():
                said = {"period": period, "late": late}
                occurrence = f"{period}:{first}:{late}" if late else f"{period}:{first}"
                client = (CLIENT, keeping.client_id)
                await post(cause, REPORT_DUE, client, reader.id, occurrence=occurrence, parameters=said)


async def _confirmers(client_id: int, period: str) -> list[Person]:
    known = await people.find_people_with_role(client_id, *CLIENT_SIDE)
    theirs = [one for one in known if one.unreachable_since is None]
    found = [one for one in theirs if one.has_post(client_id, CONFIRMED_BY[period])]
    return found or await _managers(client_id)


async def is_asked(who: Person, client_id: int, period: str) -> bool:
    """Whether the person is the one who is to confirm the report, not the manager who hears that it is late."""
    return who.id in [one.id for one in await _confirmers(client_id, period)]


async def _managers(client_id: int) -> list[Person]:
    known = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER)
    return [one for one in known if one.unreachable_since is None and client_id in one.clients(Role.CLIENT_MANAGER)]


async def report_begins(cause: Cause, client_id: int, period: str) -> tuple[date, Answers]:
    """Of which week or month the report is, and the answers that it begins with, in the language of the client's."""
    language = await language_of(client_id)
    calendar = (await get_settings()).calendar(client_id)
    today = beijing_day(cause.at)
    first = latest_due(period, today, calendar)
    last = min(ends(period, first), today)
    of = due_on(period, first, calendar) or first
    days = await _days(client_id, first, last, language)
    if period == WEEK:
        problems = await _problems(client_id, first, last, language)
        said = {DATED[WEEK]: of.isoformat(), "days": days, "main_hazards": problems}
    else:
        weeks = await self_checks.find(client_id, WEEK, begins(WEEK, first), last)
        told = [days, _weeks(weeks, language)]
        said = {DATED[MONTH]: of.isoformat(), "weeks": "\n".join(told), "problems": await _of_weeks(weeks, language)}
    return first, {key: Answer(value[:LONGEST]) for key, value in said.items()}


async def language_of(client_id: int) -> Language:
    """In which language the client's papers are drafted: English where all of its people read that, else Chinese.

    What is drafted is written down as it is submitted, for colleagues and inspectors, so whoever happens to open it
    does not choose the language; the questions around it are in theirs.
    """
    known = await people.find_people_with_role(client_id, *CLIENT_SIDE)
    return ENGLISH if known and all(one.language == ENGLISH for one in known) else CHINESE


async def _days(client_id: int, first: date, last: date, language: Language) -> str:
    """How many days were recorded, shut down, with problems, on paper and missed, and which were missed."""
    since = await self_checks.get_since(client_id) or first
    rows = await self_checks.find(client_id, DAY, first, last)
    calendar = (await get_settings()).calendar(client_id)
    today_is_open = {last}
    recorded = {row.begins for row in rows}
    gone = missed(calendar, max(first, since), recorded | today_is_open, last)
    parts = [Text("有记录 {n} 天", "{n} days recorded", "{n} day recorded").to(language, n=len(rows))]
    for text, n in (
        (Text("有问题 {n} 天", "{n} with problems"), sum(row.result == PROBLEM for row in rows)),
        (Text("停产 {n} 天", "{n} shut down"), sum(row.result == SHUTDOWN for row in rows)),
        (Text("按纸质登记 {n} 天", "{n} entered from paper"), sum(row.on_paper for row in rows)),
    ):
        parts += [text.to(language, n=n)] if n else []
    said = joined(parts, language)
    if not gone:
        return Text("没有漏记；{said}", "None missed; {said}").to(language, said=said)
    days = joined((f"{day.month}/{day.day}" for day in gone), language)
    return Text("漏记 {n} 天：{days}；{said}", "{n} missed: {days}; {said}").to(
        language, said=said, n=len(gone), days=days
    )


async def _problems(client_id: int, first: date, last: date, language: Language) -> str:
    """Each problem of the days, a line each, with what became of it."""
    records = await stored.find_records(SELF_CHECK.kind, "client", (client_id,), first, last)
    lines: list[str] = []
    for record in sorted((one for one in records if one.stands), key=lambda one: one.id):
        if record.said.get(TYPE.key) == DAY and record.said.get(RESULT.key) == PROBLEM:
            lines += await _of_day(record, language)
    return "\n".join(lines) or NONE.to(language)


async def _of_day(record: WorkRecord, language: Language) -> Iterable[str]:
    day = f"{record.day.month}/{record.day.day}"
    if "kept_by" in record.said:
        return [f"{day} {record.said.get('found', '')}"]
    _, answers, problems = await problems_of(record)
    said, notes = given(answers), await self_checks.find_notes((record.id,))
    handed = {one.question: one.number for one in await findings.find_findings_of(record.link)}
    lines = []
    for step in problems.values():
        done = [note.text for note in notes if note.what == HANDLED_NOTE and note.item == step.key]
        if said.get(f"{step.key}.fixed") == "yes":
            done.append(Text("当场已整改", "fixed on the spot").to(language))
        if step.key in handed:
            done.append(Text("管家跟进 {n}", "followed up by the butler, {n}").to(language, n=handed[step.key]))
        then = "；".join(done) or Text("还没有处理结果", "nothing said of its handling yet").to(language)
        lines.append(f"{day} {step.question.name.to(language)}: {said.get(f'{step.key}.note', '')} → {then}")
    return lines


def _weeks(weeks: Sequence[SelfCheckRow], language: Language) -> str:
    if not weeks:
        return Text("没有周报告", "No weekly report").to(language)
    named = joined((f"{row.begins.month}/{row.begins.day} {row.number}" for row in weeks), language)
    return Text("周报告：{weeks}", "Weekly reports: {weeks}").to(language, weeks=named)


async def _of_weeks(weeks: Sequence[SelfCheckRow], language: Language) -> str:
    """What the reports of the weeks say of their hazards."""
    lines = []
    for row in weeks:
        record = await stored.get_record(SELF_CHECK.kind, row.record_id)
        answers = await drafts.get_answers(record.draft_id) if record is not None else {}
        hazards = given(answers).get("main_hazards", "")
        if hazards and hazards not in (NONE.zh, NONE.en):
            lines.append(hazards)
    return "\n".join(lines) or NONE.to(language)

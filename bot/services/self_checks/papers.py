"""The paper of a self-check as a document: what goes into it, and who may have it (clause 4.6).

It tells how the record stands when it is asked for: with what became of a problem since, and what the butler said.
"""

from datetime import date, datetime

from bot.documents.drawing import Drawn
from bot.documents.kinds import Archive, Desk, DocumentKind
from bot.documents.photos import Mark
from bot.documents.self_checks.paper import Paper, PaperLine, PaperPhoto, render
from bot.records.attachments import AttachmentRecord, of_record
from bot.records.documents import About
from bot.records.drafts import DraftView
from bot.records.self_checks import Note
from bot.records.work_records import WorkRecord
from bot.rules.beijing import in_beijing
from bot.rules.checklists.asked import NOTE
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.said import in_words
from bot.rules.forms.score import title_of
from bot.rules.forms.unmeasured import unmeasured
from bot.rules.forms.walking import top_of, visible
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM
from bot.rules.practice import is_practice
from bot.rules.record_kind import RecordKind
from bot.rules.self_checks.reports import begins, ends
from bot.rules.self_checks.words import (
    CLEAR,
    DAY,
    FINE,
    HANDLED_NOTE,
    MONTH,
    PROBLEM,
    REMARKED,
    RESULT,
    SHUTDOWN,
    TYPE,
    WEEK,
)
from bot.rules.text import COLON, Language, Text
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.checklists.reports import RESULTS
from bot.services.drafts.given import given
from bot.services.drafts.loading import load
from bot.services.work_records.content import filed_draft
from bot.services.work_records.files import get_to_draw
from bot.services.work_records.seeing import may_see
from storage import attachments, clients, self_checks
from storage.cases import findings
from storage.work_records import amending
from storage.work_records.stored import get_record

PAPER = "self_check_paper"
_TONES = {PROBLEM: "problem", SHUTDOWN: "shutdown", CLEAR: "fine", FINE: "fine"}
ON_PAPER, AFTER = Text("纸质原件", "The page"), Text("处理后", "After")
FIXED, FOLLOWED = Text("当场已整改", "Fixed on the spot"), Text("管家跟进 {n}", "Followed up by the butler, {n}")


async def about(record_id: int) -> About | None:
    """The client and the day."""
    record = await get_record(SELF_CHECK.kind, record_id)
    client = await clients.get_client(record.client_id or 0) if record is not None else None
    return About(client.short_name, record.day, number=record.number) if record is not None and client else None


async def may_have(who: Person, record_id: int, _: datetime) -> bool:
    """Whoever may see the record; of one that is void there is no paper."""
    record = await get_record(SELF_CHECK.kind, record_id)
    return record is not None and record.stands and may_see(who, record)


async def gather(record_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The paper as the record stands now; none of one that is void.

    Raises:
        FilesMissing
    """
    record = await get_to_draw(SELF_CHECK.kind, record_id)
    if record is None:
        return None
    return Drawn(render, await paper_of(record, language, desk.archive, desk.at))


DOCUMENTS = (
    DocumentKind(
        PAPER, SELF_CHECK.kind, Text("自查签字表", "self-check sheet"), "pdf", about, may_have, gather, as_of_now=True
    ),
)


async def paper_of(record: WorkRecord, language: Language, archive: Archive, at: datetime) -> Paper:
    """Everything the paper says, with the content of the photos that were not lost."""
    draft = await filed_draft(record)
    view, notes = await load(draft), await self_checks.find_notes((record.id,))
    period, result = record.said.get(TYPE.key, DAY), record.said.get(RESULT.key, CLEAR)
    title = title_of(record.said) or view.form.title
    owner = of_record(record.kind, record.id)
    files, senders = await attachments.find_attachments_of(owner), await attachments.find_senders_of(owner)
    place = " · ".join(filter(None, (record.client_name, record.site_name)))
    return Paper(
        number=record.number,
        title=title.to(language),
        client_name=record.client_name,
        facts=(*_facts(record, period, language), *await _corrections(record, language)),
        verdict=_named(SELF_CHECK, RESULT.key, result, language),
        tone=_TONES[result],
        daily=period == DAY,
        lines=await _lines(record, view, notes, language) if result != SHUTDOWN else _why_shut(view, language),
        remarks=tuple(_remark(note, language) for note in notes if note.what == REMARKED),
        photos=tuple(
            [
                await _photo(one, Mark(one.said_at, place, senders[one.id]), view.form, archive, language)
                for one in files
                if one.media == "photo"
            ]
        ),
        practice=is_practice(record.client_id),
        made_at=at,
        language=language,
    )


def _facts(record: WorkRecord, period: str, language: Language) -> list[tuple[str, str]]:
    """How it came out, of when it is, by whom it was recorded and confirmed; of a day on paper where it comes from."""
    when = {DAY: Text("日期", "Day"), WEEK: Text("第几周", "Week"), MONTH: Text("月份", "Month")}[period]
    by = f"{record.person_name} · {in_beijing(record.filed_at):%Y-%m-%d %H:%M}"
    told = [
        (RESULT.name.to(language), _named(SELF_CHECK, RESULT.key, record.said.get(RESULT.key, CLEAR), language)),
        (when.to(language), _when(record.day, period, language)),
        (Text("记录人", "Recorded by").to(language), by),
    ]
    for key in SELF_CHECK.facts:
        if key not in (TYPE.key, RESULT.key) and key in record.said:
            said = _named(SELF_CHECK, key, record.said[key], language)
            told.append((SELF_CHECK.question(key).name.to(language), said))
    return told


async def _corrections(record: WorkRecord, language: Language) -> list[tuple[str, str]]:
    """By whom, when and why it was corrected."""
    before = await amending.find_amendments(record.link) if record.amended else []
    name = Text("更正原因", "Why corrected").to(language)
    return [(name, f"{one.reason} · {one.amended_by} · {in_beijing(one.amended_at):%Y-%m-%d %H:%M}") for one in before]


def _named(kind: RecordKind, key: str, said: str, language: Language) -> str:
    return next((one.label.to(language) for one in kind.question(key).options if one.key == said), said)


def _when(day: date, period: str, language: Language) -> str:
    first = begins(period, day)
    if period == WEEK:
        year, week, _ = first.isocalendar()
        text = Text("{year} 年第 {week} 周（{first} 至 {last}）", "Week {week} of {year} ({first} to {last})")
        return text.to(language, year=year, week=week, first=first.isoformat(), last=ends(period, first).isoformat())
    return f"{first:%Y-%m}" if period == MONTH else day.isoformat()


async def lines_of(record: WorkRecord, language: Language) -> tuple[PaperLine, ...]:
    """The items of a record, with what was done about its problems since."""
    draft = await filed_draft(record)
    return await _lines(record, await load(draft), await self_checks.find_notes((record.id,)), language)


async def _lines(record: WorkRecord, view: DraftView, notes: list[Note], language: Language) -> tuple[PaperLine, ...]:
    sections = view.form.sections if len(view.form.sections) > 1 else ()
    of = {key: section.name.to(language) for section in sections for key in section.keys}
    shown = {step.key for step in visible(view.form, view.answers)}
    handed = {one.question: one.number for one in await findings.find_findings_of(record.link)}
    lines, before = [], ""
    for number, step in enumerate(numbered(view.form), start=1):
        if step.key not in shown:
            continue
        section = of.get(step.key, "")
        done = [note.text for note in notes if note.what == HANDLED_NOTE and note.item == step.key]
        done += [FIXED.to(language)] if given(view.answers).get(f"{step.key}.fixed") == "yes" else []
        done += [FOLLOWED.to(language, n=handed[step.key])] if step.key in handed else []
        lines.append(_line(view, step, number, "\n".join(done), section if section != before else "", language))
        before = section
    return tuple(lines)


def _line(view: DraftView, step: Step, number: int, handled: str, section: str, language: Language) -> PaperLine:
    answer = view.answers.get(step.key)
    without = unmeasured(view.answers, step.key)
    result, said = judged(step.question, answer), (without or in_words(step.question, answer)).to(language)
    failed = result == NON_CONFORM
    suggestion = step.question.suggestion
    return PaperLine(
        number,
        f"{'★ ' if step.question.veto else ''}{step.question.prompt.to(language)}",
        RESULTS[result] if result is not None else "unmeasured" if without else "said" if said else "skipped",
        said=said,
        found=given(view.answers).get(f"{step.key}.{NOTE}", "") if failed else "",
        measures=suggestion.to(language) if failed and suggestion is not None else "",
        handled=handled,
        section=section,
    )


def _why_shut(view: DraftView, language: Language) -> tuple[PaperLine, ...]:
    """Of a day without production nothing was checked; the reason, where one was given."""
    told = [step for step in numbered(view.form) if step.question.kind is Kind.TEXT]
    lines = (_line(view, step, n, "", "", language) for n, step in enumerate(told, start=1))
    return tuple(line for line in lines if line.said)


def _remark(note: Note, language: Language) -> str:
    return f"{in_beijing(note.at):%Y-%m-%d} {note.person_name}{COLON.to(language)}{note.text}"


async def _photo(file: AttachmentRecord, mark: Mark, form: Form, archive: Archive, language: Language) -> PaperPhoto:
    """A photo with what it shows: an item, what was done, or the page of a day that was kept on paper."""
    content = await archive.get(file.drawn_from) if file.drawn_from is not None else None
    items = numbered(form)
    step = next((one for one in form.steps() if one.key == file.question), None)
    item = top_of(form, step) if step is not None else None
    if item in items and item is not None:
        shown = f"{items.index(item) + 1} {item.question.prompt.to(language)}"
    else:
        shown = (ON_PAPER if step is not None and step.key == "page" else AFTER if step is None else Text("", "")).to(
            language
        )
    return PaperPhoto(COLON.to(language).join(filter(None, (shown, file.caption))), content, mark)

"""What happened to a case: the trail's entries with what people wrote and sent at each step (clause 5.5.3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.records.attachments import AttachmentRecord, of_record
from bot.records.cases.cases import WORDS, CaseEvent, CaseRecord, Corrected, CorrectedWhat, FindingDetails
from bot.records.links import CASE
from bot.rules.behalf import Channel, Recorded
from bot.rules.cases.alike import LET_GO
from bot.rules.cases.deadlines import HELD, RUNS_ON
from bot.rules.cases.kinds import CASE_KINDS, KINDS, LIFE_CYCLES
from bot.rules.cases.measures import OWNER
from bot.rules.cases.reporting import WHICH_DUTY
from bot.rules.form import Kind, Question
from bot.rules.forms.case_keys import STARS, TEXT, WHO
from bot.rules.forms.case_steps import FORMS
from bot.rules.forms.same import WHAT
from bot.rules.forms.work_records import WHY
from bot.rules.people import Person
from bot.rules.text import Text
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.cases.veiling import Names
from bot.services.drafts.given import given
from storage import attachments
from storage.cases import stored as cases
from storage.cases.reports import find_reports
from storage.drafts import stored as drafts
from storage.trail.entries import TrailRecord, timeline

UNTOLD = frozenset({"snooze", "effect"})
"""Entries that are nobody else's business, or stand on the card already."""
_FIXES = frozenset(step.action for kind in KINDS for step in kind.transitions if step.rectifies)


async def events_of(case: CaseRecord) -> tuple[CaseEvent, ...]:
    """The case's events in order, its opening first, as both sides see them."""
    return await events_in(await timeline("case", case.id), case)


async def events_in(
    trail: Sequence[TrailRecord], case: CaseRecord, *, inside: bool = False, reader: Person | None = None
) -> tuple[CaseEvent, ...]:
    """``events_of`` from the case's entries; ``inside``: with what our own people write to one another.

    ``reader``: who is told it, with the names that they may know; None: all of them.
    """
    names = Names(case, reader)
    events = []
    for entry in with_contracts(trail):
        if entry.action in UNTOLD or (not inside and _is_inside(entry, case)):
            continue
        if "whom" in entry.details:
            whom = await names.of(int(entry.details["whom"]))
            events.append(CaseEvent(entry.said_at, entry.action, None, whom=whom, processed_at=entry.at))
            continue
        recorded, who = await _recorded(entry, names)
        event = CaseEvent(
            entry.said_at, entry.action, who, recorded=recorded, processed_at=entry.at, by_id=entry.person_id
        )
        if "other" in entry.details:
            event = replace(event, text=await _number(int(entry.details["other"])))
        elif entry.action != "open":
            event = await _with_answers(event, int(entry.details.get("draft", 0)), names, case)
            event = replace(event, corrected=await _corrected(entry, names))
        events.append(event)
    return tuple(events)


def with_contracts(trail: Sequence[TrailRecord]) -> Iterator[TrailRecord]:
    """The entries, of which those that say that a clock ran on with its contract are all called the same."""
    is_held = False
    for entry in trail:
        ran_on = is_held and entry.action in (RUNS_ON, LET_GO)
        is_held = entry.action == HELD or (is_held and not ran_on)
        yield replace(entry, action=RUNS_ON) if ran_on else entry


def _is_inside(entry: TrailRecord, case: CaseRecord) -> bool:
    return entry.action in LIFE_CYCLES[case.kind].inside


async def _number(case_id: int) -> str:
    other = await cases.get_case(case_id)
    return other.number if other is not None else ""


async def _with_answers(event: CaseEvent, draft_id: int, names: Names, case: CaseRecord) -> CaseEvent:
    """The event with what its form says: words, files, to whom the case was given, how it was rated."""
    if not draft_id:
        return event
    answers = given(await drafts.get_answers(draft_id))
    if WHY in answers:
        # of a corrected record: what was sent with that is none of the finding's
        return replace(event, text=answers[WHY])
    text, files = await _with_files(draft_id, answers.get(TEXT) or answers.get(WHAT))
    handler = answers.get(WHO) or answers.get(OWNER)
    given_to = await names.of(int(handler)) if handler else ""
    facts = await _facts(case, event.action, answers)
    return replace(
        event,
        text=text,
        files=files,
        given_to=given_to,
        stars=int(answers.get(STARS) or 0),
        facts=tuple(facts.values()),
        told=tuple(facts),
    )


async def _facts(case: CaseRecord, action: str, answers: Mapping[str, str]) -> dict[str, tuple[Text, Text]]:
    """The answers of a step's form that stand beside its words, by their keys, each with its name."""
    step = next((one for one in CASE_KINDS[case.kind].transitions if one.action == action), None)
    if step is None or not step.facts:
        return {}
    form = next(one for one in FORMS if one.code == step.asks)
    asked = [form.step(key).question for key in step.facts if key in answers]
    facts = {one.key: (one.name, _value(one, answers[one.key])) for one in asked}
    if WHICH_DUTY in facts:
        # the list is the firm's: what it called this then stands with the case
        called = {report.duty: report.what for report in await find_reports(case.id)}
        name, _ = facts.pop(WHICH_DUTY)
        if answers[WHICH_DUTY] in called:
            facts[WHICH_DUTY] = (name, called[answers[WHICH_DUTY]])
    return facts


def _value(question: Question, said: str) -> Text:
    if question.kind is Kind.DATE_TIME:
        said = f"{datetime.fromisoformat(said):%Y-%m-%d %H:%M}"
    return next((option.label for option in question.options if option.key == said), Text(said, said))


async def _corrected(entry: TrailRecord, names: Names) -> tuple[Corrected, ...]:
    """What of a finding a correction of its record changed, from what to what."""
    changed = []
    for what in CorrectedWhat:
        if what in WORDS and what in entry.details:
            changed.append(Corrected(what))
        elif what in entry.details:
            was, now = str(entry.details[f"{what}_was"]), str(entry.details[what])
            if what is CorrectedWhat.OWNER:
                was, now = [await names.of(int(one)) if one != "0" else "" for one in (was, now)]
            changed.append(Corrected(what, was, now))
    return tuple(changed)


async def _recorded(entry: TrailRecord, names: Names) -> tuple[Recorded | None, str | None]:
    """How an entry was recorded on behalf of somebody, and whose doing it was."""
    named_id = entry.details.get("on_behalf_of")
    by = await names.of(entry.person_id) if entry.person_id is not None else None
    if named_id is None:
        return None, by
    channel, told_on = Channel(str(entry.details["channel"])), date.fromisoformat(str(entry.details["told_on"]))
    return Recorded(by or "", channel, told_on), await names.of(int(named_id))


async def said(draft_id: int) -> tuple[str, int]:
    """What was written in a step's form (captions count), and how many files were sent with it."""
    if not draft_id:
        return "", 0
    answers = given(await drafts.get_answers(draft_id))
    if WHY in answers:
        return answers[WHY], 0
    return await _with_files(draft_id, answers.get(TEXT) or answers.get(WHAT))


async def _with_files(draft_id: int, written: str | None) -> tuple[str, int]:
    files = await attachments.get_attachments(draft_id)
    captions = [file.caption for file in files if file.caption]
    return "\n".join([*([written] if written else []), *captions]), len(files)


async def files_in(
    trail: Sequence[TrailRecord], case: CaseRecord, finding: FindingDetails | None, *, inside: bool = False
) -> tuple[AttachmentRecord, ...]:
    """The case's files from its entries, the latest step's first; ``finding``: what it found, if it is one.

    ``inside``: with what our own people sent one another.
    """
    steps = [int(entry.details.get("draft", 0)) for entry in trail]
    kept_back = set() if inside else {int(one.details.get("draft", 0)) for one in trail if _is_inside(one, case)}
    sent = await attachments.find_attachments_of(of_record("case", case.id))
    own = [file for file in sent if file.draft_id not in kept_back]
    # what fixed several belongs to the first of them
    known = {file.draft_id for file in own}
    for step in {int(entry.details.get("draft", 0)) for entry in trail if entry.action in _FIXES} - known:
        own += await attachments.get_attachments(step)
    own.sort(key=lambda file: steps.index(file.draft_id) if file.draft_id in steps else 0, reverse=True)
    return (*own, *await _photos_of_record(finding))


async def _photos_of_record(finding: FindingDetails | None) -> list[AttachmentRecord]:
    """What was photographed when the finding was made; the photos stay those of the record that it was found at."""
    if finding is not None and finding.record_kind == CASE:
        # what the client's own people sent, and chose to share
        return await attachments.find_attachments_of(of_record(CASE, finding.record_id))
    if finding is None or not finding.question:
        return []
    kind = RECORD_KINDS.get(finding.record_kind)
    if kind is not None and kind.raises:
        return await attachments.find_attachments_of(of_record(finding.record_kind, finding.record_id))
    found = await attachments.find_attachments_of(of_record(finding.record_kind, finding.record_id))
    return [file for file in found if file.question.startswith(f"{finding.question}.")]

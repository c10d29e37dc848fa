"""What a filled checklist alone does: each item that does not conform becomes a finding (clauses 4.2, 4.6, 4.7.1)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from bot.records.cases.findings import FindingRecord
from bot.records.drafts import Card, DraftView, Foreseen
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding_terms import Severity, finding_deadlines
from bot.rules.cause import Cause
from bot.rules.checklists.asked import FIXED, IMMEDIATE, NOTE, OWNER, SEVERITY, SUGGESTION, UNTIL
from bot.rules.form import Form, Step
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.lasting import Effect, effect_of, item_of
from bot.rules.forms.problems import Problem
from bot.rules.forms.spent import day_said, said_times, wrong_times
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM, YES
from bot.rules.record_kind import RECALL_WINDOW, RecordKind, Release
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole
from bot.rules.work_records.kinds import KINDS
from bot.rules.work_records.patrol_form import SUGGESTIONS
from bot.services.cases.findings import Found, open_finding
from bot.services.cases.foretold import may_be_open
from bot.services.checklists.picking import PICKING
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.work_records import handed_away
from bot.services.work_records.about import card
from bot.services.work_records.filing import FILED, file
from bot.services.work_records.thin import note_thin
from storage.cases.findings import find_suggestions
from storage.settings.firm import get_settings

MOST_PROPOSED = 3


async def submit(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files the record, and opens a finding for whatever does not conform: with its date, from the release on."""
    said = said_times(view.answers)
    record = await file(cause, who, view, kind, derived=said, day=day_said(said))
    for step in numbered(view.form):
        if judged(step.question, view.answers.get(step.key)) == NON_CONFORM:
            about, at = view.card, released_at(kind, cause.at)
            found = found_at(view, view.form, step.key, about.client_id, about.site_id, at)
            await open_finding(cause, who, record, found)
    for finding in view.closed_before:
        item = item_of(view.form, finding.question, finding.clause)
        if item is None and effect_of(view.answers, finding.id, item) is Effect.AGAIN:
            await open_finding(cause, who, record, _found_again(kind, cause, view, finding))
    await note_thin(cause, record, view)
    return Outcome(FILED[kind.kind], record.id)


async def check(cause: Cause, view: DraftView) -> Problem | None:
    """What was said of its times can have been so."""
    return wrong_times(view.form, view.answers, view.draft.started_at, cause.said_at)


async def warn(view: DraftView) -> Text | None:
    """Who began it or has it now; else what of it may be open already."""
    said = await handed_away.warn(view)
    if said is not None:
        return said
    words = given(view.answers)
    wrong = [
        (n, view.card.site_id, words.get(f"{step.key}.{NOTE}", ""))
        for n, step in enumerate(numbered(view.form), start=1)
        if judged(step.question, view.answers.get(step.key)) == NON_CONFORM
    ]
    return await may_be_open(view.draft.person_id, view.card.client_id, wrong)


def found_at(
    view: DraftView,
    form: Form,
    question: str,
    client_id: int | None,
    site_id: int | None,
    release_at: datetime | None = None,
) -> Found:
    """What was found at an item of a checklist at a client; ``release_at``: as in ``Found``."""
    said = given(view.answers)
    if client_id is None:
        raise LookupError(view.draft.id)
    until = said.get(f"{question}.{UNTIL}")
    return Found(
        client_id,
        site_id,
        said.get(f"{question}.{NOTE}", ""),
        severity_of(form, said, question),
        question,
        form.step(question).question.clause or "",
        suggestion_in(form, said, question),
        said.get(f"{question}.{IMMEDIATE}", ""),
        fixed=said.get(f"{question}.{FIXED}") == YES,
        release_at=release_at,
        owner_id=read_whole(said.get(f"{question}.{OWNER}", "")),
        until=date.fromisoformat(until) if until is not None else None,
        repeat_of=next((one.id for one in view.closed_before if _is_of(form, one, form.step(question))), None),
    )


def _is_of(form: Form, finding: FindingRecord, step: Step) -> bool:
    return item_of(form, finding.question, finding.clause) == step


def _found_again(kind: RecordKind, cause: Cause, view: DraftView, finding: FindingRecord) -> Found:
    """What came back and is none of the form's items: it is as it was."""
    return Found(
        finding.client_id,
        view.card.site_id,
        finding.what,
        Severity(finding.severity),
        clause=finding.clause,
        suggestion=finding.suggestion,
        release_at=released_at(kind, cause.at),
        repeat_of=finding.id,
    )


def released_at(kind: RecordKind, filed_at: datetime) -> datetime:
    """When the client is to have what is filed now: after its window, or as soon as it is approved."""
    return filed_at + RECALL_WINDOW if kind.release is Release.AFTER_WINDOW else filed_at


def severity_of(form: Form, said: dict[str, str], item: str) -> Severity:
    """How grave what was found is: as was said, or as it usually is."""
    key = f"{item}.{SEVERITY}"
    return Severity(said.get(key) or form.step(key).question.usual)


def as_recorded(finding: FindingRecord, view: DraftView, step: Step) -> FindingRecord:
    """A finding as the record tells it, which alone says what does not go to one that is past or was handled since."""
    said = given(view.answers)
    fixed = said.get(f"{step.key}.{FIXED}") == YES
    if finding.closed_at is None:
        return replace(finding, fixed_on_the_spot=fixed)
    return replace(finding, fixed_on_the_spot=fixed, severity=severity_of(view.form, said, step.key))


def suggestion_of(form: Form, item: str) -> Text | None:
    """How to rectify what was found at an item."""
    return form.step(item).question.suggestion or SUGGESTIONS.get(item)


def suggestion_in(form: Form, said: dict[str, str], item: str) -> Text | None:
    """How to rectify what was found at an item: as was said, which is as it is in both languages, or as usual."""
    words = said.get(f"{item}.{SUGGESTION}")
    return suggestion_of(form, item) if words is None else Text(words, words)


async def proposes(kind: RecordKind, who: Person, view: DraftView, step: Step) -> tuple[Text, ...]:  # noqa: ARG001 -- as ``Purpose.proposes``
    """For a suggestion: what the checklist suggests, and what was suggested of the item at the client before."""
    if step.parent is None or step.key != f"{step.parent}.{SUGGESTION}" or view.card.client_id is None:
        return ()
    clause = view.form.step(step.parent).question.clause or ""
    item = (kind.kind, step.parent, clause)
    before = await find_suggestions(view.card.client_id, *item, view.draft.started_at, MOST_PROPOSED)
    usual = suggestion_of(view.form, step.parent)
    proposed = dict.fromkeys((*((usual,) if usual is not None else ()), *before))
    return tuple(proposed)[:MOST_PROPOSED]


async def _card(kind: RecordKind, subject_kind: str, subject_id: int) -> Card | None:
    about = await card(kind, subject_kind, subject_id)
    if about is None or about.client_id is None:
        return about
    return replace(about, leads_to=await foreseen(kind, about.client_id))


async def foreseen(kind: RecordKind, client_id: int | None) -> Callable[[Form, str, str, datetime], Foreseen]:
    """What becomes of what is found at a client (None: at any) in a record of this kind, as ``Card.leads_to``."""
    firm = await get_settings()
    calendar = firm.calendar(client_id)

    def leads_to(form: Form, question: str, severity: str, submitted_at: datetime) -> Foreseen:
        issued = released_at(kind, submitted_at)
        fix = finding_deadlines(Severity(severity), issued, calendar, firm.allowances).fix
        return Foreseen(suggestion_of(form, question), beijing_day(fix))

    return leads_to


PURPOSES = {
    kind.form.code: Purpose(
        kind.file,
        partial(_card, kind),
        partial(submit, kind),
        (FILED[kind.kind],),
        check=check,
        lookup=PICKING,
        warn=warn,
        proposes=partial(proposes, kind),
    )
    for kind in KINDS
    if kind.finds
}

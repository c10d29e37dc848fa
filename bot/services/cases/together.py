"""一并整改 and 同一原因: one action fixes several findings, which are checked one by one (clause 4.7.1)."""

from collections.abc import Sequence
from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.finding import FINDING
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.parties import can_do, may_do
from bot.rules.cause import Cause
from bot.rules.form import Form, Option
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.case_keys import OTHERS
from bot.rules.people import Person
from bot.rules.text import Text, joined
from bot.services.cases.mates import SAME_CAUSE, mates_of
from bot.services.cases.steps import AlreadyHandled, advance, allowed
from storage.cases import finding_details, findings, listed
from storage.cases import stored as cases
from storage.trail.entries import add_entry

EVIDENCE = "evidence"
"""The step whose form asks about others, beside that which says which have one cause."""
LEFT_OUT = "left_out"
"""The trail's word for another finding that was chosen, and was not waiting for a fix any more."""
MOST_OFFERED = 20
LONGEST_WHAT = 24
"""Characters of what was found that tell one finding from another."""


async def asks(who: Person, view: DraftView) -> Form:
    """The form of a step with the other findings that can be chosen in it; hidden where there are none."""
    case = await cases.get_case(view.draft.subject_id)
    form, action = view.form, view.draft.subject_kind
    if case is None or case.kind != FINDING.kind or action not in (EVIDENCE, SAME_CAUSE):
        return form
    others = await _others(who, case, action)
    if not others:
        return form
    options = tuple(Option(str(one.id), _named(one)) for one in others)
    named = {str(one.id): one.number for one in others}
    with_them = [named[one] for one in chosen_in(view.answers) if one in named]
    questions = []
    for question in form.questions:
        asked = question
        if question.key == OTHERS:
            asked = replace(question, options=options, visible_when=())
        elif with_them:
            zh, en = joined(with_them, "zh"), joined(with_them, "en")
            prompt = Text(f"{question.prompt.zh}\n一并整改：{zh}", f"{question.prompt.en}\nFixes, too: {en}")
            asked = replace(question, prompt=prompt)
        questions.append(asked)
    return replace(form, questions=tuple(questions))


async def begins_with(who: Person, subject_kind: str, subject_id: int) -> Answers:
    """What has the same cause: it is fixed with it, as far as nobody takes it out again."""
    case = await cases.get_case(subject_id)
    if case is None or case.kind != FINDING.kind or subject_kind not in (EVIDENCE, SAME_CAUSE):
        return {}
    mates = await _of_cause(case)
    chosen = [str(one.id) for one in await _others(who, case, subject_kind) if one.id in mates]
    return {OTHERS: Answer(chosen)} if chosen else {}


async def _others(who: Person, case: CaseRecord, action: str) -> list[CaseRecord]:
    """The other open findings of the client with which the person may do the same; those of its cause first."""
    mates = await _of_cause(case)
    ids = await findings.find_open_ids(case.client_id, case.site_id, MOST_OFFERED * 2)
    ids = [*sorted(mates), *(one for one in ids if one not in mates and one != case.id)]
    found = [one for one in await listed.get_cases(ids) if _can(who, one, action)]
    return found[:MOST_OFFERED]


def _can(who: Person, case: CaseRecord, action: str) -> bool:
    return any(step.action == action for step in can_do(who, FINDING, case.state, case.parties))


async def _of_cause(case: CaseRecord) -> set[int]:
    return {one.id for one in (await mates_of(case, await finding_details.get_finding_details(case.id))).of_cause}


def _named(case: CaseRecord) -> Text:
    what = " ".join(case.title.split())[:LONGEST_WHAT]
    return Text(f"{case.number} {what}", f"{case.number} {what}")


def chosen_in(answers: Answers) -> Sequence[str]:
    """The ids of the other findings that were chosen, as the form keeps them."""
    answer = answers.get(OTHERS)
    return answer.value if answer is not None and isinstance(answer.value, list) else ()


async def follow(cause: Cause, who: Person, view: DraftView, case: CaseRecord, step: Transition) -> None:
    """What a step does to the other findings that were chosen with it; inside a transaction that is open already."""
    others = [int(one) for one in chosen_in(view.answers)]
    if step.action == SAME_CAUSE:
        await _link(cause, who, view, case, others)
    elif step.rectifies:
        for other in await listed.get_cases(others):
            await _fix(cause, who, view, case, other, step)


async def _fix(
    cause: Cause, who: Person, view: DraftView, case: CaseRecord, other: CaseRecord, step: Transition
) -> None:
    """Hands the same evidence in for another finding. One that was fixed or closed meanwhile is left out, and said."""
    if other.client_id != case.client_id or allowed(who, other, step.action) is None:
        return
    waits = other.state in step.since
    if waits:
        try:
            await advance(cause, who, other, step, view, beside=True)
        except AlreadyHandled:
            # somebody closed it since it was read, on PostgreSQL
            waits = False
    if not waits:
        await add_entry(cause, LEFT_OUT, "case", case.id, other=other.id)


async def _link(cause: Cause, who: Person, view: DraftView, case: CaseRecord, others: Sequence[int]) -> None:
    """Notes which findings have one cause with this one: those that were chosen, and no others any more."""
    chosen = [one for one in await listed.get_cases(others) if one.client_id == case.client_id]
    kept = [one.id for one in chosen if may_do(who, FINDING, FINDING.transition(SAME_CAUSE), one.parties)]
    gone = await _of_cause(case) - set(kept)
    await findings.note_same_cause([case.id, *kept], view.draft.id if kept else None)
    await findings.note_same_cause(sorted(gone), None)
    for one in (*kept, *sorted(gone)):
        await add_entry(cause, SAME_CAUSE, "case", one)

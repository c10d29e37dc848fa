"""A plan is approved by the lead, then confirmed or objected to by the client's manager (clause 4.1.3).

Confirming here is 确认, no electronic signature. What the client said on paper or by telephone is recorded for them by
the team; silence says something only where the firm has set so, of somebody whom words reach.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

from bot.records.attachments import of_record
from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.service_plans import PlanVersion
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import due
from bot.rules.forms import service_plan as form
from bot.rules.hearing import can_hear
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Permit, Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.service_plans import rights
from bot.rules.service_plans.states import PlanState
from bot.rules.service_plans.terms import ANSWER, APPROVAL, SILENCE
from bot.rules.text import Text
from bot.services.attachments import hand_over_to
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.service_plans import messages
from bot.services.service_plans.agreeing import agree
from storage import service_plans
from storage.database import writing
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

OBJECTED, RECORDED = OutcomeKind("service_plan_objection"), OutcomeKind("service_plan_on_behalf")
SUBJECT = "service_plan"


class NoSuchPlan(NotForThisPerson):
    """There is no such plan, or it is not the person's to see or answer."""


async def _plan(plan_id: int) -> PlanVersion:
    plan = await service_plans.get_plan(plan_id)
    if plan is None:
        raise NoSuchPlan(plan_id)
    return plan


@writing
async def approve(cause: Cause, who: Person, plan_id: int) -> None:
    """批准并发给企业: the client is asked to confirm it; nothing happens where it was approved before.

    Raises:
        NoSuchPlan: there is none that the person may approve.
    """
    plan = await _plan(plan_id)
    if not may(who, rights.APPROVE, Subject(plan.client_id)):
        raise NoSuchPlan(plan_id)
    if await service_plans.approve(plan_id, who.id, cause.at):
        await add_entry(cause, "approve", SUBJECT, plan_id)
        await messages.ask_for_confirmation(cause, plan)


@writing
async def confirm(cause: Cause, who: Person, plan_id: int) -> None:
    """确认方案: its work is planned; nothing happens where it was answered before.

    Raises:
        NoSuchPlan: there is none that the person may confirm.
    """
    plan = await _plan(plan_id)
    if not may(who, rights.ANSWER, Subject(plan.client_id)) or plan.state is PlanState.SUBMITTED:
        raise NoSuchPlan(plan_id)
    if await service_plans.answer(plan_id, PlanState.CONFIRMED, who.id, cause.at):
        await _confirmed(cause, plan)


async def _confirmed(cause: Cause, plan: PlanVersion) -> None:
    await add_entry(cause, "confirm", SUBJECT, plan.id)
    confirmed = await _plan(plan.id)
    before = await service_plans.get_before(confirmed)
    await service_plans.replace_confirmed(plan.contract_id, plan.id)
    if plan.from_day <= beijing_day(cause.at) or before is None or before.contract_id != plan.contract_id:
        await _agree(cause, confirmed, before)
    await messages.tell_of_answer(cause, confirmed)


async def _agree(cause: Cause, plan: PlanVersion, before: PlanVersion | None) -> None:
    await agree(cause, plan, before if before is not None and before.contract_id == plan.contract_id else None)
    await service_plans.note_agreed(plan.id, cause.at)


async def agree_again(cause: Cause, contract_id: int) -> None:
    """Has work plans agree with the plan of a contract that is in use again; inside an open transaction."""
    plan = await service_plans.find_plan(contract_id, (PlanState.CONFIRMED,))
    if plan is not None:
        await agree(cause, plan, None)


async def card(permit: Permit, subject_kind: str, subject_id: int) -> Card | None:
    """A plan that waits for the client's answer.

    Raises:
        SubjectDone: it was answered, or replaced.
    """
    plan = await service_plans.get_plan(subject_id) if subject_kind == SUBJECT else None
    if plan is None:
        return None
    title = Text(
        f"{plan.client_short_name} · 服务方案第 {plan.version} 版",
        f"{plan.client_short_name} · service plan, version {plan.version}",
    )
    about = Card(plan.client_id, title=title, allows=lambda who: may(who, permit, Subject(plan.client_id)))
    if plan.state is not PlanState.APPROVED:
        raise SubjectDone(subject_id, about)
    return about


async def object_to(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """The client says what is to be changed.

    Raises:
        SubjectDone: it was answered meanwhile.
    """
    plan = await _plan(view.draft.subject_id)
    words = given(view.answers)[form.WORDS]
    if not await service_plans.answer(plan.id, PlanState.OBJECTED, who.id, cause.at, words=words):
        raise SubjectDone(plan.id)
    await add_entry(cause, "object", SUBJECT, plan.id, draft=view.draft.id)
    await messages.tell_of_answer(cause, await _plan(plan.id))
    return Outcome(OBJECTED, plan.id)


async def managers(who: Person, pick: str, about: Card) -> tuple[Pick, ...]:
    """The managers of the client, with or without the app."""
    if pick != "manager" or about.client_id is None:
        return ()
    found = await people.find_people_on_record(about.client_id, Role.CLIENT_MANAGER)
    return tuple(Pick(one.id, one.called) for one in found if one.id != who.id and one.name)


async def record(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """代录: what a manager of the client said on paper or by telephone, with the signed page.

    Raises:
        SubjectDone: it was answered meanwhile.
        NoSuchPlan: who is said to have answered is no manager there (any more).
    """
    plan, said = await _plan(view.draft.subject_id), given(view.answers)
    by = int(said[form.WHO])
    if by not in {one.id for one in await people.find_people_on_record(plan.client_id, Role.CLIENT_MANAGER)}:
        raise NoSuchPlan(plan.id)
    state = PlanState.CONFIRMED if said[form.SAID] == form.CONFIRMED else PlanState.OBJECTED
    answered = await service_plans.answer(
        plan.id,
        state,
        by,
        cause.at,
        words=said.get(form.WORDS, "") if state is PlanState.OBJECTED else "",
        recorded_by=who.id,
        channel=said[form.CHANNEL],
        told_on=date.fromisoformat(said[form.TOLD_ON]) if form.TOLD_ON in said else beijing_day(cause.at),
    )
    if not answered:
        raise SubjectDone(plan.id)
    await hand_over_to(cause, view, of_record(SUBJECT, plan.id))
    if state is PlanState.CONFIRMED:
        await _confirmed(cause, plan)
    else:
        await add_entry(cause, "object", SUBJECT, plan.id, draft=view.draft.id)
        await messages.tell_of_answer(cause, await _plan(plan.id))
    return Outcome(RECORDED, plan.id)


async def look_at_waiting(cause: Cause, day: date) -> None:
    """The day's look: changes whose day has come, plans nobody approved, plans the client has not answered."""
    for plan_id in await service_plans.find_to_agree(day):
        plan = await _plan(plan_id)
        await _agree(cause, plan, await service_plans.get_before(plan))
    await _each(cause, PlanState.SUBMITTED, _unapproved)
    await _each(cause, PlanState.APPROVED, _unanswered)


async def _each(cause: Cause, state: PlanState, look: Callable[[Cause, PlanVersion], Awaitable[None]]) -> None:
    for plan_id in await service_plans.find_waiting(state, cause.at):
        await look(cause, await _plan(plan_id))


async def _unapproved(cause: Cause, plan: PlanVersion) -> None:
    firm = await get_settings()
    made_at = await service_plans.made_at(plan.id)
    if due(made_at, firm.allowances.of(APPROVAL), firm.calendar()) <= cause.at:
        await messages.tell_of_no_approval(cause, plan)


async def _unanswered(cause: Cause, plan: PlanVersion) -> None:
    """Reminds once; where the firm lets silence confirm, it does so behind its days, of whom words reach."""
    firm = await get_settings()
    calendar, silence = firm.calendar(plan.client_id), firm.allowances.of(SILENCE)
    if plan.approved_at is None:
        return
    if due(plan.approved_at, firm.allowances.of(ANSWER), calendar) <= cause.at:
        await messages.tell_of_silence(cause, plan)
    if not silence.n or due(plan.approved_at, silence, calendar) > cause.at:
        return
    heard = any(can_hear(one) for one in await messages.managers_of(plan))
    if heard and await service_plans.answer(plan.id, PlanState.CONFIRMED, None, cause.at):
        await _confirmed(cause, plan)


PURPOSES = {
    form.OBJECTION.code: Purpose(rights.ANSWER, partial(card, rights.ANSWER), object_to, (OBJECTED,)),
    form.ON_BEHALF.code: Purpose(
        Action.RECORD_ON_BEHALF, partial(card, Action.RECORD_ON_BEHALF), record, (RECORDED,), managers
    ),
}

"""What is waiting for a person, of each area of the service."""

from bot.records.drafts import DraftView
from bot.records.homes import WaitingRecord
from bot.records.people.stand_ins import StandInRecord
from bot.records.to_answer import ToAnswer
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.checklists.asked import PREVIEW, kind_form_of
from bot.rules.handing_over import HAND_OVER
from bot.rules.impacts import JUDGE
from bot.rules.people import LENT, Person
from bot.rules.permissions import Action, everywhere, may_anywhere
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.rules.work_records.staff import CONFIRM
from bot.services import policies
from bot.services.behalf import recording
from bot.services.cases import progress
from bot.services.checklists import asking
from bot.services.drafts.loading import SubjectDone, load
from bot.services.drafts.refusing import NotAllowed
from bot.services.duty.uncovered import uncovered_for
from bot.services.forms.walking import complete
from bot.services.handing_over import holding
from bot.services.joining import requests
from bot.services.ledgers.due import due_for
from bot.services.menu.requirements import to_confirm
from bot.services.monitoring import standing as monitoring
from bot.services.people import succession, unserved
from bot.services.self_checks import looking, reports, standing
from bot.services.service_plans.waiting import plans_to_answer
from bot.services.settings import set_up
from bot.services.staff import confirming
from bot.services.tasks.day import day_of
from bot.services.work_records import impacts
from bot.services.work_records.waiting import deliverables_to_accept
from storage import attachments
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.people import stand_ins


class NoSuchPerson(LookupError):
    """There is no person of this id, or they have left."""


async def waiting_for(who: Person, cause: Cause) -> WaitingRecord:
    """What is waiting for this person now."""
    how_far = await set_up.progress(who)
    return WaitingRecord(
        away=await _away(who),
        set_up=None if how_far is None or how_far.ready else how_far,
        begun=await begun_forms(who),
        day=await day_of(who, cause) if may_anywhere(who, Action.PATROL) else None,
        cases=await progress.waiting_cases(who),
        joining=await requests.firms_with_waiting(who) if may_anywhere(who, Action.APPROVE_JOINING) else (),
        unmanaged=tuple(await succession.without_manager()) if everywhere(who, Action.CHANGE_ROLES) else (),
        unserved=await unserved.unserved_for(who),
        uncovered=await uncovered_for(who, beijing_day(cause.at)),
        left=await holding.find_left_behind(who, cause) if may_anywhere(who, HAND_OVER) else (),
        to_pass_on=await recording.cases_to_pass_on(who) if may_anywhere(who, Action.RECORD_STATEMENT) else (),
        policies=await policies.to_read(who),
        self_checks=await standing.owed_by(who, cause) if may_anywhere(who, SELF_CHECK.file) else (),
        reports=await reports.owed_reports(who, cause) if may_anywhere(who, SELF_CHECK.file) else (),
        unseen=await looking.unseen_for(who, cause) if may_anywhere(who, REVIEW) else (),
        stopped=await standing.stopped_for(who, cause) if may_anywhere(who, SELF_CHECK.see) else (),
        checklists=await asking.waiting_for(who),
        to_measure=await monitoring.owed_by(who, cause) if may_anywhere(who, MONITORING_RESULT.file) else (),
        not_measured=await monitoring.missed_for(who, cause) if may_anywhere(who, MONITORING_RESULT.see) else (),
        requirements=len(await to_confirm(who)),
        to_answer=ToAnswer(await plans_to_answer(who, cause), await deliverables_to_accept(who, cause)),
        doubted=await impacts.waiting_for(who) if may_anywhere(who, JUDGE) else (),
        due=await due_for(who, cause),
        to_confirm=await confirming.waiting_for(who, cause) if may_anywhere(who, CONFIRM) else (),
        in_tray=await attachments.count_in_tray(who.id),
        open_findings=await progress.count_open_findings(who) if may_anywhere(who, Action.SEE_FINDING) else 0,
    )


async def begun_forms(who: Person) -> tuple[DraftView, ...]:
    """The person's open drafts; those about what they may no longer see are left out, and previews, of which nothing
    comes."""
    views = []
    for draft in await drafts.find_open_drafts(who.id):
        if kind_form_of(draft.form) == PREVIEW:
            continue
        try:
            views.append(await complete(who, await load(draft)))
        except (NotAllowed, SubjectDone):
            continue
    return tuple(views)


async def _away(who: Person) -> tuple[StandInRecord, ...]:
    """That somebody is on leave, and who stands in: they may look in all the same."""
    if who.practising or not who.own_roles & LENT:
        return ()
    return tuple(await stand_ins.find_active_stand_ins(who.id, None))


async def person_now(person_id: int) -> Person:
    """The person as they are after a change in this turn.

    Raises:
        NoSuchPerson
    """
    person = await people.get_person(person_id)
    if person is None:
        raise NoSuchPerson(person_id)
    return person

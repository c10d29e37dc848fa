"""Who is told what becomes of a service plan (clause 4.1.3)."""

from bot.records.service_plans import PlanVersion
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people

PLAN = "service_plan"
TO_APPROVE, TO_CONFIRM = MessageCode("plan_to_approve"), MessageCode("plan_to_confirm")
ANSWERED, UNANSWERED, UNAPPROVED = (
    MessageCode("plan_answered"),
    MessageCode("plan_unanswered"),
    MessageCode("plan_unapproved"),
)


async def _tell(cause: Cause, kind: MessageCode, plan: PlanVersion, *roles: Role, occurrence: object = "") -> None:
    for reader in await people.find_people_with_role(plan.client_id, *roles):
        if reader.id != cause.person_id:
            await post(cause, kind, (PLAN, plan.id), reader.id, occurrence=occurrence)


async def ask_for_approval(cause: Cause, plan: PlanVersion) -> None:
    """Asks the lead, unless they made it themself."""
    await _tell(cause, TO_APPROVE, plan, Role.LEAD)


async def ask_for_confirmation(cause: Cause, plan: PlanVersion) -> None:
    """Asks the client's managers."""
    await _tell(cause, TO_CONFIRM, plan, Role.CLIENT_MANAGER)


async def tell_of_answer(cause: Cause, plan: PlanVersion) -> None:
    """Tells the team what the client said, and their managers where somebody else said it for them."""
    sides = (Role.LEAD, Role.CONSULTANT, Role.CLIENT_MANAGER) if plan.on_behalf else (Role.LEAD, Role.CONSULTANT)
    await _tell(cause, ANSWERED, plan, *sides)


async def tell_of_silence(cause: Cause, plan: PlanVersion) -> None:
    """Reminds the client once, and tells the lead that they have not answered."""
    await _tell(cause, TO_CONFIRM, plan, Role.CLIENT_MANAGER, occurrence="again")
    await _tell(cause, UNANSWERED, plan, Role.LEAD)


async def tell_of_no_approval(cause: Cause, plan: PlanVersion) -> None:
    """Tells the administrators that the lead has not approved it."""
    await _tell(cause, UNAPPROVED, plan, Role.ADMINISTRATOR)


async def managers_of(plan: PlanVersion) -> list[Person]:
    """The managers of the client whose plan it is."""
    return await people.find_people_with_role(plan.client_id, Role.CLIENT_MANAGER)

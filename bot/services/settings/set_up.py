"""开局向导: how far the firm is set up, seen from what there is."""

from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.settings.set_up import Progress, Step
from bot.services.settings.firm import NotTheirs, may_change
from storage.database import writing
from storage.settings.firm import get_settings
from storage.settings.set_up import Begun, find_begun
from storage.trail.entries import add_entry


async def progress(who: Person) -> Progress | None:
    """How far it is; None for those who do not set the firm up."""
    if not may_change(who):
        return None
    begun, settings = await find_begun(), await get_settings()
    done = {
        Step.FIRM: bool(settings.provider_name),
        Step.CLIENT: begun.clients,
        Step.SITE: begun.sites,
        Step.PEOPLE: begun.people,
        Step.TEAM: begun.leads and begun.consultants,
        Step.TERMS: begun.terms,
        Step.CARD: begun.cards,
        Step.CONTRACT: begun.contract is not None,
        Step.PLAN: begun.plans,
    }
    finished = frozenset(step for step, there in done.items() if there)
    return Progress(finished, settings.logo is not None, begun.card_for, begun.contract, _lacking(begun))


def _lacking(begun: Begun) -> Role | None:
    if begun.leads == begun.consultants:
        return None
    return Role.CONSULTANT if begun.leads else Role.LEAD


@writing
async def adopt_terms(cause: Cause, who: Person) -> None:
    """Keeps deadlines and quiet hours as they are; said once, the trail knows by whom."""
    if not may_change(who):
        raise NotTheirs("terms")
    if not (await find_begun()).terms:
        await add_entry(cause, "adopt", "set_up", who.id)

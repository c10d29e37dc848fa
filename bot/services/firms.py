"""Which client a form is about, for whoever may fill it in about several."""

from bot.records.clients import ClientRecord
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.purposes import PURPOSES
from storage import clients


async def firms_for(who: Person, form: str) -> tuple[ClientRecord, ...]:
    """The clients about which the person may fill this form in."""
    action = PURPOSES[form].action if form in PURPOSES else None
    if action is None or not may_anywhere(who, action):
        raise NotAllowed(form)
    return tuple(await clients.find_clients(clients_for(who, action)))

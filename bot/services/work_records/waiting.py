"""待验收: the deliverables that wait for the client's manager (clause 7)."""

from bot.records.to_answer import ToAccept
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.deliverables.acceptance import ACCEPT
from bot.rules.deliverables.owed import OWED_FOR
from bot.rules.people import Person
from bot.rules.permissions import clients_for
from storage.work_records import accepting


async def deliverables_to_accept(who: Person, cause: Cause) -> tuple[ToAccept, ...]:
    """What the person may accept or return by now, the oldest first.

    What nobody answered for so long as it would be owed stands under 应交成果 of its year, and on no home.
    """
    clients = clients_for(who, ACCEPT) or ()
    return tuple(await accepting.find_unanswered(clients, beijing_day(cause.at) - OWED_FOR)) if clients else ()

"""交给管家跟进: what a client's people found themselves becomes a finding, of which the team hears (clause 4.6)."""

from bot.records.cases.cases import CaseRecord
from bot.records.links import CASE, Link
from bot.rules.cases.finding_terms import Severity
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.services.cases.findings import Found, open_finding
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people

HANDED_ON = MessageCode("self_check_handed")


async def tell_team(cause: Cause, finding_id: int, client_id: int) -> None:
    """Tells the client's butlers and leads of a finding that was handed to them."""
    for reader in await people.find_people_with_role(client_id, Role.CONSULTANT, Role.LEAD):
        if reader.clients(Role.CONSULTANT, Role.LEAD):
            await post(cause, HANDED_ON, ("case", finding_id), reader.id)


async def hand_on(cause: Cause, who: Person, case: CaseRecord) -> None:
    """Makes a finding of a case that was the client's own; inside a transaction that is open already."""
    found = Found(case.client_id, case.site_id, case.title, Severity.ORDINARY)
    finding_id = await open_finding(cause, who, Link(CASE, case.id), found)
    await tell_team(cause, finding_id, case.client_id)

"""批准: a record that waits for approval is given to the client by whoever may, and never by who filed it."""

from bot.records.links import Link
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import roles_with
from bot.services.post.writing import post
from bot.services.work_records.messages import TO_APPROVE
from bot.services.work_records.seeing import rights_of
from storage.people import persons as people
from storage.work_records import stored


async def ask_for_approval(cause: Cause, who: Person, link: Link) -> None:
    """Tells whoever may release the record that it waits for them; inside a transaction that is open already."""
    record = await stored.get_record(link.kind, link.id)
    if record is None or record.of_kind.approve is None:
        raise LookupError(link)
    for person in await people.find_people_with_role(record.client_id, *roles_with(record.of_kind.approve)):
        if rights_of(person, record, cause.at).approve:
            await post(cause, TO_APPROVE, (record.kind, record.id), person.id, parameters={"who": who.id})

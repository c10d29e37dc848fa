"""Two people scan the code of a record in the same moment: it is one's, and the other hears whose (clause 4.7.1)."""

import asyncio

from bot.records.confirming import NotToConfirm, ToConfirm, WhyNot
from bot.rules.cause import Cause
from bot.rules.confirmation_codes import CODE_HOLDS
from bot.services.verification import scan_to_confirm
from bot.services.work_records.content import digest_of
from storage.people.persons import get_person_by_telegram
from storage.work_records import confirmation_codes as codes
from storage.work_records.stored import get_record_by_number
from tests.flows.steps import released_patrol
from tests.flows.test_verification import NUMBER
from tests.world import CONSULTANT, MANAGER, STAFF, World

CODE = "KM23XY89PQRS7W2T"


async def test_one_wins_and_the_other_hears_who(world: World) -> None:
    await released_patrol(world)
    record, now = await get_record_by_number(NUMBER), world.clock.now()
    author = await get_person_by_telegram(CONSULTANT)
    assert record is not None
    assert author is not None
    code_id = await codes.add_code(record.link, await digest_of(record), author.id, now, now + CODE_HOLDS)
    await codes.change_code(code_id, CODE)
    scanning = [person for who in (STAFF, MANAGER) if (person := await get_person_by_telegram(who)) is not None]
    found = await asyncio.gather(
        *(
            scan_to_confirm(Cause(now, person.id, lock=person.telegram_id), person, person.telegram_id or 0, CODE)
            for person in scanning
        )
    )
    (lost,) = (one for one in found if isinstance(one, NotToConfirm))
    (place,) = (place for place, one in enumerate(found) if isinstance(one, ToConfirm))
    assert lost == NotToConfirm(WhyNot.USED, scanning[place].called)
    last = await codes.get_last(record.link)
    assert last is not None
    assert await codes.end_codes(record.link, now) == [], "nothing is left that could be ended"
    assert await codes.find_who_scanned(record.link, last.digest) == [scanning[place].id]

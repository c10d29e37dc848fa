"""What the demo company keeps: samples and drawings of its clients, its premises, boxes of paper (5.3, 3.3, 6.2)."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from bot.app.demo_filling import Given, Skip, Tap, fill_in
from bot.app.demo_stories import HENGXIN, SUN, ZHENG, ZHOU
from bot.rules.beijing import at
from bot.rules.cause import Cause
from bot.rules.ledgers.archives import ARCHIVES
from bot.rules.ledgers.premises import PREMISES
from bot.rules.ledgers.property import PROPERTY
from bot.rules.people import Person
from bot.rules.work_records.property import USE

ENTERED, USED = 12, 6
"""Days ago."""


async def add_kept(people: Mapping[int, Person], clients: Mapping[str, int], today: date) -> None:
    """Each is entered by who keeps it, as they would."""
    entered = at(today - timedelta(days=ENTERED), time(10, 0))
    client = Tap(str(clients[HENGXIN]))

    async def add(ledger: str, who: int, *given: Given) -> int:
        person = people[who]
        return (await fill_in(Cause(entered, person.id), person, f"add_{ledger}", ("", 0), given)).record_id

    def kept_by(who: int) -> Tap:
        return Tap(str(people[who].id))

    back = (today + timedelta(days=60)).isoformat()
    sample: Sequence[Given] = (client, "DN50 球阀样品", Tap("sample"), Tap("no"), "资料室 2 号柜", kept_by(ZHOU), back)
    sample_id = await add(PROPERTY.code, ZHOU, *sample)
    drawing: Sequence[Given] = (client, "图纸 HX-203", Tap("drawing"), Tap("yes"), "资料室保密柜", kept_by(SUN), Skip())
    await add(PROPERTY.code, SUN, *drawing)
    used = Cause(at(today - timedelta(days=USED), time(14, 0)), people[ZHOU].id)
    await fill_in(used, people[ZHOU], USE.form.code, (PROPERTY.code, sample_id), (Tap("out"), "周明", "壳体试验示范"))
    last_year = today.year - 1
    box = (
        f"{last_year} 年巡查记录",
        "第 1 盒",
        "档案室 3 柜 2 层",
        kept_by(SUN),
        f"{last_year}-12-31",
        f"{today.year + 9}-12-31",
    )
    await add(ARCHIVES.code, SUN, client, *box)
    await add(PREMISES.code, ZHENG, "苏州办公室", Tap("office"), Skip(), kept_by(ZHENG))

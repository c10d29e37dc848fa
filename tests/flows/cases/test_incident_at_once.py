"""Several people press 收到 at the very same moment: one leads, the others come too and read who (clause 5.4 b)."""

import asyncio

from tests.flows.cases.filing import state_of
from tests.flows.cases.test_incident import NUMBER, report
from tests.flows.steps import english, heard, one
from tests.world import CONSULTANT, LEAD, MANAGER, World

GOT_IT = ("👌 收到，马上处理", "👌 Got it, on my way")


async def test_one_of_three_leads_and_each_of_the_others_reads_who_and_how_it_stands(world: World) -> None:
    phones = {who: await world.phone(who) for who in (MANAGER, CONSULTANT, LEAD)}
    await english(phones[LEAD])
    await report(world)
    await world.beat()
    alerts = {
        who: await heard(phone, "answer at once" if who == LEAD else "请马上响应") for who, phone in phones.items()
    }
    keys = {
        who: next(button.data or "" for button in alert.buttons if button.text in GOT_IT)
        for who, alert in alerts.items()
    }
    answers = await asyncio.gather(*(phones[who].press_data(alerts[who], keys[who]) for who in phones))
    told = {who: answer.text or "" for who, answer in zip(phones, answers, strict=True)}
    assert await state_of(NUMBER) == "in_hand"
    ids = {world.company.people[who].id: who for who in phones}
    leads = ids[int(str(await one("SELECT handler_id FROM service_case")))]
    # one took it, the others come; each once
    assert await one("SELECT count(*) FROM trail WHERE action = 'take'") == 1
    assert await one("SELECT count(*) FROM trail WHERE action = 'come'") == 2
    name = world.company.people[leads].name
    await world.beat()
    for who, phone in phones.items():
        said = "\n".join(message.text for message in await phone.messages())
        if who == leads:
            assert ("You lead now" if who == LEAD else "现在由您负责") in told[who], told
        else:
            assert ("the lead knows" if who == LEAD else "已告诉负责人") in told[who], told
            assert (f"Lead: {name}" if who == LEAD else f"负责人：{name}") in said, who
            assert ("In hand" if who == LEAD else "处置中") in said, who
    # whoever leads hears of both
    said = "\n".join(message.text for message in await phones[leads].messages())
    for who in set(phones) - {leads}:
        other = world.company.people[who].name
        assert (f"{other} is coming, too" if leads == LEAD else f"{other}收到，也来处理") in said

"""A name typed anywhere, in characters or as it is said: the only one meant is opened, of several one is chosen."""

from storage.clients import add_client
from storage.people import persons as people
from tests.flows.steps import english
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, World


async def said_to(phone: Phone, text: str) -> str:
    """What is shown once somebody typed something."""
    await phone.text(text)
    return (await phone.last()).text


async def test_the_only_one_that_is_meant_is_opened_by_how_it_is_said(world: World) -> None:
    lead = await world.phone(LEAD)
    for typed in ("恒信阀门", "hxfm", "HXFM", "hengxin", "Heng xin fa men"):
        assert "恒信阀门  客户" in await said_to(lead, typed), typed
    for typed in ("王芳", "wf", "wangfang", "wang fang"):
        assert "王芳  人员" in await said_to(lead, typed), typed
    for typed in ("总装车间", "zzcj", "zongzhuang"):
        assert "总装车间  场所" in await said_to(lead, typed), typed
    await english(lead)
    assert "王芳  Person" in await said_to(lead, "wangfang")
    assert "恒信阀门  Client" in await said_to(lead, "hxfm")


async def test_of_several_one_is_chosen(sqlite_world: World) -> None:
    world = sqlite_world
    await people.add_person(telegram_id=None, name="汪峰", language="zh", at=world.clock.now())
    await add_client("WF", "万丰电机有限公司", "万丰电机", world.clock.now())
    administrator = await world.phone(ADMINISTRATOR)
    said = await said_to(administrator, "wf")
    assert "查找「wf」" in said
    assert "客户：1\n人员：2" in said
    assert {"万丰电机 · WF", "⚪ 汪峰 · 本公司"} <= {*await administrator.buttons()}
    await administrator.press("⚪ 汪峰")
    assert "汪峰  人员" in (await administrator.last()).text


async def test_nothing_of_another_client_is_found_by_how_it_is_said(world: World) -> None:
    manager, other = await world.phone(MANAGER), await world.phone(OTHER_MANAGER)
    assert "王芳  人员" in await said_to(manager, "wf")
    assert "王芳" not in await said_to(other, "wf")
    assert "总装车间" not in await said_to(other, "zzcj")
    assert "恒信" not in await said_to(other, "hxfm")
    assert "一号产线  场所" in await said_to(other, "yhcx")


async def test_words_that_are_said_to_somebody_or_lead_somewhere_stay_what_they_are(sqlite_world: World) -> None:
    world = sqlite_world
    for code, name in (("OK-1", "欧科电子"), ("HP-1", "和平电器"), ("MN-1", "Menu Help")):
        await add_client(code, f"{name}有限公司", name, world.clock.now())
    administrator = await world.phone(ADMINISTRATOR)
    assert "欧科" not in await said_to(administrator, "ok")
    assert "欧科电子  客户" in await said_to(administrator, "okdz")
    for word in ("help", "menu"):
        assert "Menu Help" not in await said_to(administrator, word)


async def test_who_is_asked_for_somebody_picks_by_how_they_are_called(sqlite_world: World) -> None:
    consultant, administrator = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(ADMINISTRATOR)
    for doing in ("分工", "➕ 新增分工"):
        await (administrator.text(doing) if doing == "分工" else administrator.press(doing))
    assert "恒信阀门" in str(await administrator.buttons())
    await administrator.text("hxfm")
    shown = await administrator.buttons()
    assert "恒信阀门 · HX" in shown
    assert not [label for label in shown if "晨光" in label]
    assert "王芳  人员" in await said_to(consultant, "wangfang")

"""Whoever asks to join is an applicant until approved: in no list of people, not counted, not exported."""

from tests.flows.joining.joining import ask, let_in, make_card
from tests.flows.ledgers.ledgers import exported
from tests.flows.steps import one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, STAFF, STRANGER, World


async def lists(phone: Phone) -> list[str]:
    """The labels of the lists of people, each with what it shows."""
    found = []
    await phone.text("人员")
    for which in ("", "本公司", "未加入"):
        if which:
            await phone.press(which)
        shown = [(await phone.last()).text, *await phone.buttons()]
        while any(label.endswith("›") for label in shown[-8:]):
            await phone.press("›")
            shown += await phone.buttons()
        found.append(" ".join(shown))
    return found


async def names_exported(world: World, phone: Phone) -> list[str]:
    """The names in the sheet of people."""
    page = (await exported(world, phone))["人员"]
    return [str(row[1]) for row in page.iter_rows(min_row=2, values_only=True) if row[1]]


async def test_an_applicant_is_in_no_list_and_not_exported_until_approved(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    administrator = await world.phone(ADMINISTRATOR)
    await ask(world.stranger(STRANGER), link)
    assert not any("刘洋" in shown for shown in await lists(administrator))
    assert "共 9 条" in (await lists(administrator))[0]
    assert "刘洋" not in await names_exported(world, administrator)
    await let_in(world, by=ADMINISTRATOR)
    everybody, ours, not_joined = await lists(administrator)
    assert "共 10 条" in everybody
    assert "刘洋" in everybody
    assert "刘洋" not in ours + not_joined
    assert "刘洋" in await names_exported(world, administrator)


async def test_the_code_that_an_applicant_was_given_by_an_earlier_version_is_not_exported(world: World) -> None:
    _, link = await make_card(world)
    await ask(world.stranger(STRANGER), link)
    await one("UPDATE person SET code = 'P99' WHERE telegram_id = :id RETURNING id", id=STRANGER)
    assert "刘洋" not in await names_exported(world, await world.phone(ADMINISTRATOR))


async def test_everybody_whom_the_list_counts_is_exported(world: World) -> None:
    # whom somebody recorded for who has no app: neither a code nor a consent
    await one(
        "INSERT INTO person (name, language, created_at) VALUES ('无号的', 'zh', :at) RETURNING id",
        at=world.clock.now(),
    )
    administrator = await world.phone(ADMINISTRATOR)
    assert "共 10 条" in (await lists(administrator))[0]
    names = await names_exported(world, administrator)
    assert "无号的" in names
    assert len(names) == 10


async def test_a_client_s_former_staff_are_not_own_staff(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    for doing in (">设置", "退出企业", "退出"):
        await (staff.text(doing[1:]) if doing.startswith(">") else staff.press(doing))
    everybody, ours, _ = await lists(await world.phone(ADMINISTRATOR))
    assert "王芳" in everybody
    assert "王芳" not in ours
    assert "王芳 · 本公司" not in everybody


async def test_practice_is_in_no_list_of_ours(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await consultant.text("练习")
    await consultant.press("质量管家")
    administrator = await world.phone(ADMINISTRATOR)
    assert "练习" not in str(await lists(administrator))
    await administrator.text("客户")
    assert "练习" not in str(await administrator.buttons())

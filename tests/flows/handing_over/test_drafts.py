"""A record that somebody began goes on to somebody else: nothing is lost, and it is not submitted twice."""

from bot.services.checklists.reports import report_of
from storage import database as db
from storage.work_records.stored import get_record
from tests.flows.handing_over.handing import LEAVER, TAKER, colleague, do, person_named
from tests.flows.steps import count, heard, one, open_patrol, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, World

SURE = "✅ 确认交接"


class _Nothing:
    """An archive that has nothing yet."""

    async def get(self, sha256: str) -> bytes:
        raise LookupError(sha256)


async def test_what_was_begun_goes_along_with_its_task_and_says_who_began_it(world: World) -> None:
    taker = await colleague(world)
    consultant = await open_patrol(world)
    await consultant.photo(picture(), caption="4 封样缺失")
    lead = await world.phone(LEAD)
    assert "待办 1 项、没填完的记录 1 份" in await do(lead, ">交接", f"{LEAVER}（2）")
    assert "已经开始填的记录一起转，由韩冰接着填" in await do(lead, "🔍", TAKER)
    await do(lead, SURE)
    await world.beat()
    assert "您开始填的记录由韩冰接着填" in (await heard(consultant, "把您的这些工作交给")).text

    # what they still had open says so, whatever they do with it, and takes nothing
    given = await count("draft_answer")
    await press_sparingly(consultant, "严重")
    assert "孙丽已把这份记录交给韩冰接着填" in (await consultant.last()).text
    assert await count("draft_answer") == given
    await do(consultant, ">首页")
    assert "▶️" not in str(await consultant.buttons())

    news = await heard(taker, "把周明的工作交给您了")
    assert "没填完的记录 1 份" in news.text
    await do(taker, "继续填写", "一般", "否", ">其他符合")
    assert "这份记录由周明开始填，请核对后再提交" in (await taker.last()).text
    await do(taker, "确认无误，提交")
    assert "由周明开始填写" in (await taker.last()).text
    assert await one("SELECT state FROM task") == "done"
    assert await one("SELECT person_id FROM work_record") == await one("SELECT id FROM person WHERE name = '韩冰'")

    # so does the report, and whose the photo is
    patrol = await get_record("patrol", int(await one("SELECT id FROM work_record")))
    assert patrol is not None
    report = await report_of(patrol, "zh", "质量管家", _Nothing())
    assert report.consultant == "韩冰（由周明开始填写）"
    assert [photo.by for item in report.items for photo in item.photos] == [LEAVER]


async def test_one_record_alone_goes_to_who_may_do_such_work_there(world: World) -> None:
    taker = await colleague(world)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await do(consultant, ">记一笔", "恒信阀门", "现场指导", ">教封样")
    assert "没填完的记录 1 份" in await do(lead, ">交接", f"{LEAVER}（1）")
    asked = await do(lead, "✏️ 记一笔", TAKER)
    assert "✏️ 记一笔" in asked
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">交接", f"{LEAVER}（1）", "✏️ 记一笔", TAKER)
    await do(lead, SURE)
    # whoever is slower hears to whom it went
    assert (await administrator.press(SURE)).text == "孙丽已经交给韩冰了"
    assert "这份记录由周明开始填，请核对后再提交" in await do(taker, ">首页", "▶️", "90 分钟")
    assert "由周明开始填写" in await do(taker, "提交")
    assert await one("SELECT person_id FROM work_record") == await one("SELECT id FROM person WHERE name = '韩冰'")
    assert "没有人名下有待交接的工作" in await do(lead, ">交接")


async def test_whoever_has_begun_the_same_goes_on_with_their_own(world: World) -> None:
    taker = await colleague(world)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await do(consultant, ">记一笔", "恒信阀门", "现场指导", ">教封样")
    await do(taker, ">记一笔", "现场指导", ">教封样")
    await do(lead, ">交接", f"{LEAVER}（1）", "✏️ 记一笔")
    assert TAKER not in str(await lead.buttons())


async def test_of_who_has_begun_the_same_for_a_task_both_are_kept_and_one_is_submitted(world: World) -> None:
    taker = await colleague(world)
    consultant, lead = await open_patrol(world), await world.phone(LEAD)
    await consultant.text("全部符合，除4 封样缺失")
    await do(lead, ">交接", f"{LEAVER}（2）", "🔍", TAKER, SURE)
    await do(lead, ">交接", f"{TAKER}（2）", "🔍", LEAVER, SURE)
    # a fresh one of the taker's, as could be begun before there was a going along
    await db.add(
        "draft",
        token="of-before",
        person_id=await person_named(TAKER),
        form="patrol",
        version=await one("SELECT max(version) AS n FROM draft WHERE form = 'patrol'"),
        subject_kind="task",
        subject_id=await one("SELECT id FROM task"),
        state="open",
        step="",
        started_at=world.clock.now(),
        changed_at=world.clock.now(),
    )
    await do(lead, ">交接", f"{LEAVER}（2）", "🔍", TAKER, SURE)
    given = await count("draft_answer")
    await do(consultant, ">首页", "▶️")
    await consultant.photo(picture())
    await do(consultant, "一般", "否")
    assert "⚠️ 这项任务已交给韩冰" in (await consultant.last()).text
    said = await do(consultant, "确认无误，提交")
    assert "孙丽交给韩冰" in said
    assert "都还在" in said
    assert await count("work_record") == 0
    assert await count("draft_answer") > given
    await do(taker, ">今天", "总装车间", "1", "全部符合", "跳过", "提交")
    assert await count("work_record") == 1

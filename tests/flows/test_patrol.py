"""A patrol (clause 4.6), as the consultant walks it on the phone."""

import hashlib
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from storage import database as db
from tests.documents.pictures import HEIC
from tests.flows.steps import MOST_CALLS_PER_TAP, calls_of, count, one, open_patrol, press_sparingly, submit_patrol
from tests.sandbox.phone import Message
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: tests/flows/test_a_week.py, test_a_month.py and the rushes walk the same ways on both databases."""
    return sqlite_world


def file_name(message: Message) -> str | None:
    """The name of the file in a message, if there is one."""
    name: str | None = message.raw.get("document", {}).get("file_name")
    return name


async def test_a_clean_patrol_takes_three_actions_and_its_report_comes_at_once(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")
    assert "1/7" in (await consultant.last()).text

    await consultant.press("全部符合")
    await consultant.photo(picture())
    await consultant.press("确认无误，提交")

    card = (await consultant.last()).text
    assert re.search(r"XC20261123-01", card)
    assert "未发现问题" in card
    await world.beat()
    report = await consultant.last()
    assert file_name(report) == "恒信阀门_总装车间_巡查报告_20261123.pdf"
    assert (await consultant.download(report)).startswith(b"%PDF")


async def test_a_patrol_with_a_finding_and_its_photo_takes_seven_taps(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")

    await consultant.press("4")
    await consultant.press("❌ 不符合")
    await consultant.photo(picture(), caption="封样缺失")
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("其余均符合")
    await consultant.press("确认无误，提交")

    card = (await consultant.last()).text
    assert "WT20261123-01" in card
    assert "封样缺失" in card
    # ten working days from Monday 23 November
    assert "12月7日（周一）18:00" in card


async def test_the_client_gets_the_report_ten_minutes_later(world: World) -> None:
    await world.plan_patrol()
    consultant, manager = await world.phone(CONSULTANT), await world.phone(MANAGER)
    await consultant.press("总装车间")
    await consultant.press("全部符合")
    await consultant.photo(picture())
    await consultant.press("确认无误，提交")

    await world.pass_by(minutes=9)
    assert file_name(await manager.last()) is None
    await world.pass_by(minutes=2)
    assert file_name(await manager.last()) == "恒信阀门_总装车间_巡查报告_20261123.pdf"


async def test_a_task_is_one_tap_away_and_an_ad_hoc_patrol_two(sqlite_world: World) -> None:
    await sqlite_world.plan_patrol()
    consultant = await sqlite_world.phone(CONSULTANT)
    await press_sparingly(consultant, "🔍")
    assert "1/7" in (await consultant.last()).text

    await consultant.text("菜单")
    await press_sparingly(consultant, "临时巡查")
    sites = ["恒信阀门 · 原料仓库", "恒信阀门 · 总装车间", "晨光电器 · 一号产线"]
    assert await consultant.buttons() == ["🔍 11月23日周一 恒信阀门 · 总装车间", *sites]
    await press_sparingly(consultant, "原料仓库")
    assert "1/7" in (await consultant.last()).text


async def test_a_whole_patrol_is_spoken_in_one_line(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text("全部符合")
    await consultant.photo(picture())
    calls = await calls_of(consultant, lambda: consultant.press("确认无误，提交"))
    assert len(calls) <= MOST_CALLS_PER_TAP
    assert "未发现问题" in (await consultant.last()).text


async def test_within_ten_minutes_a_patrol_can_be_recalled(world: World) -> None:
    manager = await world.phone(MANAGER)
    consultant = await submit_patrol(world)
    await world.pass_by(minutes=9)
    recalled = await press_sparingly(consultant, "↩️ 撤回")
    assert "可以撤回" not in recalled.text

    assert await one("SELECT state FROM work_record") == "recalled"
    assert await one("SELECT state FROM service_case") == "voided"
    assert await one("SELECT state FROM task") == "open"
    await world.pass_by(days=30)
    assert file_name(await manager.last()) is None, "the client hears nothing of it"
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_reminder'") == 0
    await manager.text("问题")
    assert "没有要整改的" in (await manager.last()).text

    # the number is not given twice, and the patrol can be done again
    await consultant.text("菜单")
    await consultant.press("🔍")
    assert "1/7" in (await consultant.last()).text


async def test_after_ten_minutes_it_is_too_late_and_the_record_is_shown(world: World) -> None:
    consultant = await submit_patrol(world)
    card = await consultant.last()
    recall = card.button("撤回")
    assert recall is not None
    await world.pass_by(minutes=10)
    answer = await consultant.press_data(card, recall.data or "", force=True)
    assert answer.text == "撤回时间已过，报告已发给企业。"
    assert answer.alert
    # the report arrived below the card meanwhile, so the record is shown below that
    shown = await consultant.last()
    assert "已送达企业" in shown.text
    assert shown.button("撤回") is None
    assert await one("SELECT state FROM work_record") == "issued"


async def test_the_task_of_a_submitted_patrol_begins_no_second_one(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    home = await consultant.last()
    task = home.button("🔍")
    assert task is not None
    await consultant.press("🔍")
    await consultant.text("全部符合")
    await consultant.press("跳过")
    await consultant.press("确认无误，提交")

    answer = await consultant.press_data(home, task.data or "", force=True)
    assert answer.text == "已处理过了"
    assert await count("draft") == 1
    await consultant.text("菜单")
    assert "🔍" not in str(await consultant.buttons())


async def test_a_button_of_a_parked_patrol_shows_where_the_consultant_is(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    first = await consultant.last()
    conform = first.button("✅ 符合")
    assert conform is not None
    await consultant.press("✅ 符合")
    await consultant.text("菜单")
    answer = await consultant.press_data(first, conform.data or "", force=True)
    assert answer.text.startswith("此按钮已失效")
    shown = await consultant.last()
    assert "继续填写" in str(shown.buttons), "the home, since typed text would not go to the patrol"


async def test_what_was_fixed_on_the_spot_is_closed_at_once(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    consultant = await open_patrol(sqlite_world)
    await consultant.photo(picture(), caption="6 台账漏签")
    await consultant.press("轻微")
    await consultant.press("是")
    assert "整改后照片" in (await consultant.last()).text
    await consultant.photo(picture(colour=(0, 120, 0)))
    await consultant.press("其余均符合")
    await consultant.press("确认无误，提交")

    assert "当场已整改" in (await consultant.last()).text
    assert await one("SELECT state FROM service_case") == "closed"
    await sqlite_world.pass_by(days=40)
    assert "没有需要整改的问题" in (await manager.last()).text
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_reminder'") == 0


async def test_each_severity_has_its_deadline(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    for caption, severity in (("1 证照过期", "严重"), ("4 封样缺失", "一般"), ("6 台账漏签", "轻微")):
        await consultant.photo(picture(), caption=caption)
        await consultant.press(severity)
        await consultant.press("否")
    await consultant.press("其余均符合")
    await consultant.press("确认无误，提交")

    card = (await consultant.last()).text
    # 5, 10 and 20 working days from Monday 23 November, in the order of the items
    found = re.findall(r"(WT\d{8}-\d\d) (\S+)\s+(\S+)", card)
    assert found == [
        ("WT20261123-01", "证照过期", "11月30日（周一）18:00前整改"),
        ("WT20261123-02", "封样缺失", "12月7日（周一）18:00前整改"),
        ("WT20261123-03", "台账漏签", "12月21日（周一）18:00前整改"),
    ]


async def test_the_report_holds_the_words_and_the_photos(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.photo(picture(), caption="4 封样缺失 <b>&")
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("其余均符合")
    await consultant.press("陪同人员")
    await consultant.text("李强")
    await consultant.press("确认无误，提交")
    await sqlite_world.beat()

    pdf = PdfReader(BytesIO(await consultant.download(await consultant.last())))
    said = "".join(page.extract_text() for page in pdf.pages)
    for words in ("XC20261123-01", "WT20261123-01", "恒信阀门有限公司", "总装车间", "周明", "李强", "封样缺失 <b>&"):
        assert words in said, words
    assert sum(len(page.images) for page in pdf.pages) == 2, "the photo, and the code to scan"
    assert await one("SELECT count(*) FROM attachment WHERE sha256 IS NULL") == 0


async def test_a_photo_sent_as_the_phone_keeps_it_is_in_the_report_and_its_bytes_in_the_archive(
    sqlite_world: World,
) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.document(HEIC, "IMG_0001.HEIC")
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("确认无误，提交")
    await sqlite_world.beat()
    pdf = PdfReader(BytesIO(await consultant.download(await consultant.last())))
    assert sum(len(page.images) for page in pdf.pages) == 2, "the photo, and the code to scan"
    assert await one("SELECT sha256 FROM attachment") == hashlib.sha256(HEIC).hexdigest()


async def test_every_step_of_a_patrol_leaves_its_trace(world: World) -> None:
    consultant = await submit_patrol(world)
    await consultant.press("↩️ 撤回")
    rows = await db.values("SELECT action FROM trail WHERE subject_kind IN ('draft', 'patrol', 'case') ORDER BY id")
    assert [row["action"] for row in rows] == ["begin", "submitted", "submit", "open", "void", "recall"]


async def test_a_photo_that_names_the_site_and_how_it_is_there_opens_and_fills_the_patrol(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.photo(picture(), caption="恒信阀门总装车间 全部符合")
    shown = await consultant.last()
    assert shown.text.startswith("已记：1–7 符合。")
    assert "确认无误，提交" in " ".join(await consultant.buttons())
    await consultant.press("确认无误，提交")
    assert "XC20261123-01" in (await consultant.last()).text
    assert await one("SELECT count(*) AS n FROM attachment WHERE question = 'scene' AND owner_kind = 'patrol'") == 1
    assert await one("SELECT count(*) AS n FROM work_record WHERE task_id IS NOT NULL") == 1


async def test_a_photo_that_names_an_item_behind_the_site_lands_there(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.photo(picture(), caption="总装车间 全部符合，除4 封样缺失")
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("确认无误，提交")
    assert await one("SELECT count(*) AS n FROM attachment WHERE question = 'topic4.photo'") == 1
    await consultant.photo(picture(), caption="总装车间的新货架")
    assert "要用在哪里" in (await consultant.last()).text

"""From the code at the door to closure: a full inspection with twelve findings, by the clock (clauses 4.2, 4.7.1).

From an empty database and through the chat alone. One of the twelve was reported by a worker, two have one cause, one
is a repeat, one did not last; what each side reads on the way is what was done, and in the end nothing is open.
"""

from dataclasses import dataclass
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from bot.rules.text import CHINESE, Language
from storage import database as db
from tests.documents.qr import read_qr, squares_in
from tests.flows.contracts import test_a_year as year
from tests.flows.steps import count, heard, link_token, one
from tests.flows.test_a_quarter import TODAY, Person, newcomer
from tests.flows.test_verification import code_on_report, verify
from tests.flows.work_records.codes import in_picture, scan
from tests.sandbox.pictures import picture
from tests.world import OTHER_STRANGER, World

SITE, DAY, INSPECTION = "总装车间", "20261228", "JC20261228-01"
SEALS, CHANGED, HAZARD = "WT20261123-01", "WT20261125-01", f"YH{DAY}-01"
GUARD = "二号冲床防护罩松动"
"""What the worker reports; it becomes the first finding of the day."""

SUBMIT = ("确认无误，提交", "Confirm and submit")
FIX, APPROVE, RETURN = ("提交整改", "Submit evidence"), ("复查通过", "Approve fix"), ("退回重改", "Return")
REVIEW, NEXT = ("核对并提交 ›", "Review and submit ›"), ("下一步 ›", "Next ›")
CHECKLIST, WORKS = ("全面排查三", "Full inspection 3"), ("符合，个别效果不足", "Conform, some work poorly")
COMPANIONS = ("＋ 陪同人员", "＋ Companions")
PHOTOGRAPHED = (2, 3, 4, 5, 6, 7, 9, 12)
"""The items found wrong of which the checklist asks for a photo; of 10 and 11 it does not."""
SERIOUS = (5, 7, 10)
"""Findings that whoever found them does not check."""
FOUND = (
    ">全部符合，除2 仓库混放，3 首件未签字，4 巡检记录缺页，5 焊接参数未记录，6 工艺卡过期，7 报警器停用，"
    "9 不合格品未隔离，10 批号标签脱落，11 换了油封又没有确认，12 包装无防护",
    ">all ok except 2 parts mixed up in the store, 3 first piece not signed, 4 pages of the patrol log missing, "
    "5 welding settings not recorded, 6 process card out of date, 7 alarm switched off, 9 rejects not set apart, "
    "10 batch label missing, 11 seal changed again unconfirmed, 12 packing without protection",
)


def number(n: int) -> str:
    """Of the n-th finding of the day."""
    return f"WT{DAY}-{n:02}"


@dataclass
class Story:
    """Who has a part in it: the consultant, the project lead, the client's manager, and two who work there."""

    cast: year.Cast
    worker: Person
    fitter: Person
    label: str = ""

    async def reads(self, who: Person, zh: str, en: str) -> None:
        """Somebody was told this, once what is due was sent."""
        await self.cast.heard(who, zh, en)

    def said(self, zh: str, en: str) -> str:
        """What of both is in the language of all."""
        return zh if self.cast.language == CHINESE else en

    async def photo(self, who: Person, colour: tuple[int, int, int], caption: str | None = None) -> None:
        """A photo as no other is."""
        await who.phone.photo(picture(640, 480, colour), caption=caption)

    async def fixed(self, n: str, who: Person, checked_by: Person, colour: tuple[int, int, int]) -> None:
        """One hands in the fix with a photo, another finds it well."""
        await who.do(f">{n}", FIX)
        await self.photo(who, colour)
        assert self.said("待复查", "Awaiting check") in (await who.phone.last()).text
        closed = await checked_by.do(f">{n}", APPROVE)
        assert self.said("已闭环", "Closed") in closed


async def begun(world: World, language: Language) -> Story:
    """The firm with a client, its people and the label on the site's door."""
    cast = await year.founded(world, language)
    staff = ("企业员工", "Client staff")
    worker = await newcomer(world, cast.boss, "赵敏", staff, "恒信阀门")
    fitter = await newcomer(world, cast.boss, "钱进", staff, "恒信阀门")
    story = Story(cast, worker, fitter)
    await cast.boss.do((">客户", ">clients"), "恒信阀门", ("🏷 全部场所二维码", "🏷 QR labels of its sites"))
    await world.pass_by(minutes=1)
    sheet = await cast.boss.phone.download(await cast.boss.phone.last())
    story.label = link_token(read_qr(squares_in(sheet)))
    return story


async def earlier(story: Story) -> None:
    """A patrol from the label and an inspection found one thing each, which was mended and closed."""
    cast, world = story.cast, story.cast.world
    boss, lead = cast.boss, cast.lead
    await boss.phone.start(story.label)
    await boss.do((">全部符合，除4 封样缺失", ">all ok except 4 seal sample missing"))
    await story.photo(boss, (200, 1, 1))
    await boss.do(("一般", "Ordinary"), ("否", "No"), COMPANIONS, "⬜️ 王芳", NEXT, SUBMIT)
    await world.pass_by(minutes=11)
    await story.reads(cast.manager, "有 1 个问题需要整改", "1 finding needs fixing")
    await story.fixed(SEALS, story.fitter, boss, (1, 200, 1))
    await cast.on("2026-11-25")
    await boss.do((">做检查", ">inspect"), SITE, CHECKLIST)
    await boss.do((">全部符合，除11 换了油封没有确认", ">all ok except 11 seal changed unconfirmed"))
    await boss.do(("13 填写 ›", "13 Fill in ›"), WORKS, REVIEW)
    await story.photo(boss, (200, 2, 2))
    await boss.do(SUBMIT)
    await approved(story)
    # not closed long enough to be asked about in December, so it is found again as a repeat
    await cast.on("2026-11-30")
    await story.fixed(CHANGED, story.fitter, lead, (2, 200, 2))


async def approved(story: Story) -> None:
    """The client has an inspection once the lead approved it."""
    await story.reads(story.cast.lead, "请批准：批准后才发给企业", "Please approve")
    await story.cast.lead.do(("✅ 批准并发给企业", "✅ Approve and send"))
    await story.cast.world.pass_by(minutes=1)


async def reported(story: Story) -> None:
    """A worker scans the label and reports a hazard, which is the client's own until it is handed to the butler."""
    cast = story.cast
    await story.worker.phone.start(story.label)
    await story.worker.do(("📝 在这里报问题", "📝 Report a problem here"))
    await story.photo(story.worker, (200, 3, 3), GUARD)
    assert HAZARD in (await story.worker.phone.last()).text
    await story.reads(cast.manager, "上报了隐患", "reports a hazard")
    assert GUARD not in await cast.boss.do(f">{HAZARD}")
    await cast.manager.do(f">{HAZARD}", ("🤝 交给管家跟进", "🤝 Hand to the butler"))
    await story.reads(story.worker, "交给了质量管家跟进", "handed your hazard to the quality butler")
    for ours in (cast.boss, cast.lead):
        await story.reads(ours, f"{number(1)} {GUARD}", f"{number(1)} {GUARD}")


async def inspected(story: Story) -> None:
    """The consultant inspects from the label: ten items are wrong, and what was mended in November came back."""
    cast, boss = story.cast, story.cast.boss
    await boss.phone.start(story.label)
    await boss.do(("📋 在此做检查", "📋 Inspect here"), CHECKLIST)
    await boss.phone.location(31.29834, 120.58319)
    await boss.do(("📌 场所就在这里", "📌 The site is here"), FOUND)
    for n in PHOTOGRAPHED:
        await story.photo(boss, (200, 4, n), str(n))
    await boss.do(NEXT, ("下一处没填的 ›", "Next open item ›"), ("13 填写 ›", "13 Fill in ›"), WORKS)
    review = await boss.do(REVIEW)
    assert story.said("以前整改过的，还保持吗？", "Fixed before: does it hold?") in review
    assert f"Ⓐ {SEALS}" in review
    assert CHANGED not in review
    await boss.do(("Ⓐ 又出现", "Ⓐ Came back"), COMPANIONS, "⬜️ 王芳", NEXT)
    await cast.world.pass_by(minutes=40)
    card = await boss.do(SUBMIT)
    assert INSPECTION in card
    assert story.said("继续填写", "Continue") not in await boss.keys(), (
        "nothing is left of the patrol that a label begins"
    )
    for n, former in ((10, CHANGED), (12, SEALS)):
        assert number(n) in card
        assert story.said(f"重复于 {former}", f"repeats {former}") in card
    assert INSPECTION not in await cast.manager.do(f">{INSPECTION}"), "the lead has not approved it yet"
    await approved(story)
    await story.reads(cast.manager, "有 11 个问题需要整改", "11 findings need fixing")
    await story.reads(cast.lead, "有 2 个问题又出现了", "2 findings came back")


async def confirmed(story: Story) -> str:
    """The client's manager confirms it by the code on the consultant's phone; the code of the report of that day."""
    cast = story.cast
    await cast.boss.do(f">{INSPECTION}", ("📲 现场扫码确认", "📲 Confirm by QR"))
    await cast.world.pass_by(minutes=1)
    shown = await scan(cast.manager.phone, await in_picture(cast.boss.phone))
    assert story.said("发现 11 个问题", "11 findings") in shown
    await cast.manager.do(("👌 确认", "👌 Confirm"))
    card = await cast.boss.do(f">{INSPECTION}")
    assert story.said("确认：王芳（现场扫码）", "Confirmed: 王芳 (on the spot, by QR)") in card
    report = await on_report(story)
    for n in range(2, 13):
        assert number(n) in report
    return await code_on_report(cast.manager.phone)


async def on_report(story: Story) -> str:
    """What the last report says that the client's manager got."""
    sent = [message for message in await story.cast.manager.phone.messages() if "document" in message.raw][-1]
    pages = PdfReader(BytesIO(await story.cast.manager.phone.download(sent))).pages
    return "".join(page.extract_text() for page in pages)


async def corrected(story: Story, code: str) -> None:
    """What was written of an item is corrected: version 2 holds, and the code of the first says so."""
    cast, stranger = story.cast, story.cast.world.stranger(OTHER_STRANGER)
    assert story.said("✅ 有效", "✅ Valid") in await verify(stranger, code)
    await cast.boss.do(f">{INSPECTION}", ("✏️ 更正", "✏️ Correct"), (">少写了架号", ">the shelf was left out"), ">2")
    await cast.boss.do(("✏️ 描述", "✏️ Description"), (">三号货架混放", ">mixed up on shelf 3"))
    await cast.boss.do(*(() if SUBMIT[cast.language != CHINESE] in await cast.boss.keys() else (REVIEW,)), SUBMIT)
    await cast.world.pass_by(minutes=1)
    await story.reads(cast.manager, "报告已更正", "The report was corrected")
    report = await on_report(story)
    assert story.said("第 2 版", "version 2") in report
    assert story.said("三号货架混放", "mixed up on shelf 3") in report
    assert story.said("⚠️ 已被第 2 版代替", "⚠️ Replaced by version 2") in await verify(stranger, code)
    assert story.said("✅ 有效", "✅ Valid") in await verify(stranger, await code_on_report(cast.manager.phone))


async def closed(story: Story) -> None:
    """Two are fixed by one action, of which one is returned; each has its photo and is checked by somebody else."""
    cast, boss, fitter = story.cast, story.cast.boss, story.fitter
    await boss.do(f">{number(9)}", ("🔗 同一原因", "🔗 Same cause"), f"⬜️ {number(2)}", NEXT)
    await cast.on("2026-12-30")
    asked = await fitter.do(f">{number(9)}", FIX)
    assert story.said(f"一并整改：{number(2)}", f"Fixes, too: {number(2)}") in asked
    await story.photo(fitter, (5, 200, 1))
    await story.reads(boss, "钱进提交了整改", "钱进 submitted the fix")
    await boss.do(f">{number(2)}", APPROVE)
    await boss.do(f">{number(9)}", RETURN, (">标签没贴全", ">not all labels are on"), "+5")
    await story.reads(fitter, "标签没贴全", "not all labels are on")
    await story.fixed(number(9), fitter, boss, (5, 200, 2))
    for n in (3, 4, 5, 6, 7, 8, 10, 11, 12):
        await story.fixed(number(n), fitter, cast.lead if n in SERIOUS else boss, (6, 200, n))
    assert story.said("待整改", "To fix") in await story.worker.do(f">{number(1)}")
    await story.fixed(number(1), cast.manager, boss, (7, 200, 1))
    told = story.said(f"{number(1)}  已闭环", f"{number(1)}  Closed")
    await story.reads(story.worker, told, told)


async def told(story: Story) -> None:
    """Lists, figures and the register say what was done: nothing is open."""
    cast = story.cast
    board = await cast.boss.do((">问题", ">findings"), ("📊 问题看板", "📊 Findings board"))
    assert (
        story.said("未闭环 0 · 逾期 0 · 待复查 0 · 已闭环 14", "Open 0 · Overdue 0 · To check 0 · Closed 14") in board
    )
    figures = await cast.boss.do(("📊 统计图", "📊 Figures"))
    for zh, en in (
        ("2026-11  新增 2 · 闭环 2 · 月末未闭环 0", "2026-11  Opened 2 · Closed 2 · Open at its end 0"),
        ("2026-12  新增 12 · 闭环 12 · 月末未闭环 0", "2026-12  Opened 12 · Closed 12 · Open at its end 0"),
        ("4.2.3 现有质量管理措施  11", "4.2.3 Control measures in place  11"),
        ("4.6 d 现场质量管理  2", "4.6 d Quality control on the floor  2"),
    ):
        assert story.said(zh, en) in figures, figures
    assert await one("SELECT count(*) FROM service_case WHERE closed_at IS NULL") == 0
    await cast.manager.do((">台账", ">registers"), ("全部", "All"), ("本月", "This month"), ("生成表格", "Make"))
    await cast.world.pass_by(minutes=1)
    book = openpyxl.load_workbook(BytesIO(await cast.manager.phone.download(await heard(cast.manager.phone, "📊"))))
    sheet = next(one for one in book.worksheets if one.title == story.said("问题", "Findings"))
    header, *lines = sheet.iter_rows(values_only=True)
    column = list(header).index(story.said("编号", "Number"))
    assert sorted(str(line[column]) for line in lines) == [number(n) for n in range(1, 13)]


async def lasting(story: Story) -> None:
    """The next patrol from the label asks of each, a month later, whether it lasted."""
    cast, boss = story.cast, story.cast.boss
    await cast.on("2027-02-01")
    await boss.phone.start(story.label)
    review = await boss.do((">全部符合", ">all ok"), ("跳过", "Skip"))
    assert story.said("以前整改过的，还保持吗？", "Fixed before: does it hold?") in review
    assert f"Ⓐ {number(1)}" in review, review
    await boss.do(("Ⓐ 保持", "Ⓐ Holds"), SUBMIT)
    await cast.world.pass_by(minutes=11)
    said = await cast.manager.do(f">{number(1)}")
    assert story.said("整改保持：XC20270201-01 看过", "The fix lasts: seen at XC20270201-01") in said
    assert await db.column(str, "SELECT state FROM service_case WHERE state <> 'closed'") == ["shared"]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_from_the_code_at_the_door_to_closure(empty_sqlite_world: World, language: Language) -> None:
    story = await begun(empty_sqlite_world, language)
    await earlier(story)
    await story.cast.on("2026-12-28")
    await reported(story)
    await inspected(story)
    code = await confirmed(story)
    await corrected(story, code)
    await closed(story)
    await told(story)
    await lasting(story)
    await story.cast.boss.do(TODAY)
    assert await count("failed_update") == 0

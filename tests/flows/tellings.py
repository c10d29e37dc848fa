"""What leads to a button: somebody at a place in the chat, after what was done there before."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from storage import database as db
from tests.documents.ledgers.writers import Page, Writer
from tests.flows.behalf.recording import COMPLAINT, NEW_PERSON, do, record
from tests.flows.cases.filing import (
    ENQUIRY_NUMBER,
    NUMBER,
    accepted,
    file_complaint,
    file_enquiry,
    opened_by,
    proposed,
    say,
)
from tests.flows.everything import go_to, open_everything
from tests.flows.joining.joining import ask, make_card
from tests.flows.joining.members import on_the_list
from tests.flows.ledgers.ledgers import upload, uploaded
from tests.flows.steps import invite, open_patrol, release, released_patrol, submit_patrol
from tests.flows.trainings.trainings import a_session, sign_up
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.schedules.post_room import beijing
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_STAFF,
    OTHER_STRANGER,
    STAFF,
    STRANGER,
    World,
)

REGISTERS_ASKED = (">台账", "全部", "本月", "生成表格")

Coming = Callable[[World], Awaitable[object]]
Telling = Callable[[World, pytest.MonkeyPatch], Awaitable[Phone]]


def at_question(key: str) -> Telling:
    """Somebody at this question of the form that has every kind of question."""

    async def tell(world: World, monkeypatch: pytest.MonkeyPatch) -> Phone:
        phone = await open_everything(world, monkeypatch, STAFF)
        await go_to(phone, key)
        return phone

    return tell


async def do_all(phone: Phone, doings: tuple[str, ...]) -> None:
    """Presses buttons, types (``>text``), sends photos (``📷``) and a contact (``👤``)."""
    for doing in doings:
        if doing == "👤":
            await phone.contact("13800001234", user_id=OTHER_STRANGER)
        elif doing == "📷":
            await phone.photo(picture())
        else:
            await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))


def on_patrol(*doings: str) -> Telling:
    """A patrol in which this was done."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await open_patrol(world)
        await do_all(phone, doings)
        return phone

    return tell


def saying(telegram_id: int, *words: str) -> Telling:
    """Someone who typed this, on a day with a planned patrol."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await world.plan_patrol()
        phone = await world.phone(telegram_id)
        for word in words:
            await phone.text(word)
        return phone

    return tell


def doing(telegram_id: int, *doings: str) -> Telling:
    """Someone who did this."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(telegram_id)
        await do_all(phone, doings)
        return phone

    return tell


def after_a_patrol(telegram_id: int, *doings: str, released: bool = True) -> Telling:
    """Someone after a patrol with a finding was submitted, and ``released`` to the client."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        consultant = await submit_patrol(world)
        phone = consultant if telegram_id == CONSULTANT else await world.phone(telegram_id)
        await world.beat()
        if released:
            await release(world)
        await do_all(phone, doings)
        return phone

    return tell


async def wished(world: World, _: pytest.MonkeyPatch) -> Phone:
    """The consultant's card of a finding for which somebody asks for more time."""
    consultant, staff = await released_patrol(world), await world.phone(STAFF)
    await do_all(staff, (">WT20261123-01", "申请延期", ">12月10日", ">等配件"))
    await consultant.text("WT20261123-01")
    return consultant


def training(telegram_id: int, *doings: str, hours: float = 100.5) -> Telling:
    """Someone looks at the trainings, of which one with two seats is planned and has the manager signed up."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        session = await a_session(world, hours=hours)
        await sign_up(world, session, MANAGER)
        phone = await world.phone(telegram_id)
        await do_all(phone, (">培训", *doings))
        return phone

    return tell


def waited_for(*doings: str) -> Telling:
    """The manager's seat, for which two others wait."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        session = await a_session(world, capacity=1, client=None)
        await sign_up(world, session, MANAGER, STAFF, OTHER_STAFF)
        phone = await world.phone(MANAGER)
        await do_all(phone, (">培训", "新版标准解读", *doings))
        return phone

    return tell


def complained(telegram_id: int, *doings: str, so_far: Coming = accepted) -> Telling:
    """Somebody looks at a complaint (or an enquiry) that came so far, and does this about it."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await so_far(world)
        number = ENQUIRY_NUMBER if so_far is file_enquiry else NUMBER
        phone = await opened_by(world, telegram_id, number)
        await do_all(phone, doings)
        return phone

    return tell


async def promised_in_vain(world: World) -> None:
    """A complaint that nobody took up in time."""
    await file_complaint(world)
    await db.values("UPDATE case_promise SET until = made_at RETURNING id")
    world.clock.pass_by(minutes=1)


async def asked_for_more(world: World) -> None:
    _, handler = await accepted(world)
    await say(handler, "请对方补充", "约的是几点？")


async def resolved(world: World) -> None:
    staff, _ = await proposed(world)
    await staff.press("满意，办结")


async def new_training(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(LEAD)
    doings = (">标准解读", "质量管理", ">11月27日 14:00", ">90", ">二楼会议室", ">20", "跳过")
    await do_all(phone, (">培训", "新建培训", *doings))
    return phone


async def roll_asked(world: World, _: pytest.MonkeyPatch) -> Phone:
    """The trainer, whom the bot asks who came to a session that is over."""
    await sign_up(world, await a_session(world), MANAGER, STAFF)
    trainer = await world.phone(CONSULTANT)
    await world.pass_by(hours=103)
    return trainer


def visit(telegram_id: int, *doings: str, wish: bool = False) -> Telling:
    """Somebody on the eve of a visit that the manager was told of, or (``wish``) that day, for which they asked for
    another one."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        for person in (MANAGER, CONSULTANT):
            await world.phone(person)
        task_id = await world.plan_patrol()
        await db.change("task", task_id, due_on=date(2026, 11, 24))
        await world.until(beijing(16, 1, day=23))
        phone = world.stranger(telegram_id)
        if wish:
            await do_all(world.stranger(MANAGER), ("📅 换一天", ">11月26日", ">停产检修"))
            await world.until(beijing(9, day=24))
        await do_all(phone, doings)
        return phone

    return tell


async def busy(world: World, _: pytest.MonkeyPatch) -> Phone:
    """More tasks today than the home has room for."""
    for days_ago in range(7):
        await world.plan_patrol(days_ago=days_ago)
    return await world.phone(CONSULTANT)


async def saying_much(world: World, _: pytest.MonkeyPatch) -> Phone:
    """Somebody of the client for whom more waits than the home has room for."""
    await released_patrol(world)
    phone = await world.phone(STAFF)
    for word in ("我要投诉", "问管家", "菜单"):
        await phone.text(word)
    await phone.photo(picture())
    await phone.text("菜单")
    return phone


async def joining(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = world.stranger(STRANGER)
    await phone.start(await invite(world, "质量主管"))
    return phone


async def joined(world: World, monkeypatch: pytest.MonkeyPatch) -> Phone:
    phone = await joining(world, monkeypatch)
    await phone.press("我同意")
    await phone.text("刘洋")
    return phone


async def register_asked(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(MANAGER)
    await do_all(phone, (">台账", "全部", "本月"))
    return phone


def importing(*doings: str) -> Telling:
    """An administrator who sent a workbook with a new client in it."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await uploaded(world, {"客户": [["XY", "星宇电子有限公司", "星宇电子", "是"]]})
        await do_all(phone, doings)
        return phone

    return tell


def own_list(*doings: str) -> Telling:
    """An administrator who sent a list of the office's own, with columns of other names and one that is not kept."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(ADMINISTRATOR)
        rows = [("工号", "名字", "性别", "手机号码"), ("XY-1", "刘洋", "女", "13800138000")]
        await upload(world, phone, Writer().book({"人员": Page(rows)}), "通讯录.xlsx")
        await do_all(phone, doings)
        return phone

    return tell


async def complaint_told(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(STAFF)
    await phone.press("我要投诉")
    await phone.text("约好没来")
    await phone.press("服务时效")
    await phone.press("不清楚")
    await phone.press("跳过")
    return phone


def with_card(telegram_id: int, *doings: str, waiting: int = 0) -> Telling:
    """Somebody after the manager made a joining card by which so many asked to join, with what is due said."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        code, link = await make_card(world)
        for name, account in (("刘洋", STRANGER), ("赵六", OTHER_STRANGER))[:waiting]:
            await ask(world.stranger(account), link, name=name)
        phone = await world.phone(telegram_id)
        await do_all(phone, tuple(code if doing == ">code" else doing for doing in doings))
        return phone

    return tell


def linked(telegram_id: int, *doings: str) -> Telling:
    """Somebody who has made a link to join their firm as its staff."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(telegram_id)
        await do_all(phone, (">加入", "邀请加入", "员工", "生成邀请链接", *doings))
        return phone

    return tell


async def asking(world: World, _: pytest.MonkeyPatch) -> Phone:
    """A stranger who has filled everything in."""
    _code, link = await make_card(world)
    phone = world.stranger(STRANGER)
    await phone.start(link)
    await do_all(phone, ("我同意", ">刘洋", "跳过"))
    return phone


def listed(*doings: str) -> Telling:
    """The consultant, with somebody on the list of the firm who has no account."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await on_the_list(world, "刘洋", "A012")
        phone = await world.phone(CONSULTANT)
        await do_all(phone, doings)
        return phone

    return tell


def waiting(*doings: str) -> Telling:
    """A stranger who waits to be let in."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = world.stranger(STRANGER)
        await ask(phone, (await make_card(world))[1])
        await do_all(phone, doings)
        return phone

    return tell


async def maybe_listed(world: World, _: pytest.MonkeyPatch) -> Phone:
    """The manager looks at somebody who may be on the list."""
    await on_the_list(world, "刘洋", "A012")
    return await with_card(MANAGER, ">加入", "待批准加入", "刘洋", waiting=1)(world, _)


def recording(*doings: str) -> Telling:
    """The consultant records something on behalf of somebody, on a day with a training and a finding to fix."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await a_session(world)
        phone = await submit_patrol(world)
        await do_all(phone, (">代录", "恒信阀门", *doings))
        return phone

    return tell


async def told_for_them(world: World) -> None:
    """A complaint that was recorded for somebody without the app."""
    phone = await record(world, "📮 投诉", *NEW_PERSON, "电话")
    await do(phone, *COMPLAINT)


def logged(*doings: str) -> Telling:
    """The consultant logs services, one of them with a photo."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(CONSULTANT)
        await do_all(phone, (">记一笔", "恒信阀门", "电话", "📷", ">讲了封样要求", "30 分钟", *doings))
        return phone

    return tell

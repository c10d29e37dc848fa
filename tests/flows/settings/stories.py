"""Stories that lead to the buttons of settings and policies, and what they begin with."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from bot.rules.cause import Cause
from bot.rules.policies import Audience
from bot.rules.settings.firm import DaysKind
from bot.screens import buttons as b
from bot.services import policies
from storage import policies as stored_policies
from storage.database import writing
from storage.people import persons as people
from storage.settings import firm as stored
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, QUALITY_MANAGER, STAFF, World

Telling = Callable[[World, pytest.MonkeyPatch], Awaitable[Phone]]


async def _do(phone: Phone, doings: tuple[str, ...]) -> Phone:
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    return phone


def _settings(*doings: str, who: int = ADMINISTRATOR) -> Telling:
    """Somebody typed these words or pressed these buttons, beginning with the settings."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        return await _do(await world.phone(who), doings)

    return tell


def _with_days(*doings: str) -> Telling:
    """The same, with a holiday entered."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await _enter(Cause(at=world.clock.now()), DaysKind.HOLIDAY, None)
        return await _do(await world.phone(ADMINISTRATOR), doings)

    return tell


def _policy(who: int, *doings: str, publish: bool = True) -> Telling:
    """Somebody looks at the policies, of which there is one."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await a_policy(Audience.OURS, publish=publish)
        return await _do(await world.phone(who), (">制度", *doings))

    return tell


@writing
async def _enter(cause: Cause, kind: DaysKind, client_id: int | None) -> int:
    administrator = await people.get_person_by_telegram(ADMINISTRATOR)
    assert administrator is not None
    first = date(2026, 12, 7)
    await stored.take_settings()
    last = first + timedelta(days=1)
    return await stored.add_days(kind, client_id, first, last, person_id=administrator.id, at=cause.at)


@writing
async def _write(cause: Cause, audience: Audience) -> int:
    author = await people.get_person_by_telegram(ADMINISTRATOR)
    assert author is not None
    return await stored_policies.add_version(
        policy_id=await stored_policies.add_policy(author.id, cause.at),
        title="巡查管理办法",
        audience=audience,
        body="# 一\n\n当日提交。",
        state="draft",
        draft_id=None,
        person_id=author.id,
        at=cause.at,
    )


async def a_policy(audience: Audience, *, publish: bool = True) -> int:
    """The id of a policy's version, in force unless it is only written."""
    author = await people.get_person_by_telegram(ADMINISTRATOR)
    assert author is not None
    assert author.consented_at is not None
    cause = Cause(at=author.consented_at, person_id=author.id)
    version = await _write(cause, audience)
    if publish:
        await policies.publish(cause, author, version)
    return version


async def ended_days(client_id: int) -> int:
    """The id of a client's shutdown that was taken back."""
    administrator = await people.get_person_by_telegram(ADMINISTRATOR)
    assert administrator is not None
    assert administrator.consented_at is not None
    cause = Cause(at=administrator.consented_at)
    entry = await _enter(cause, DaysKind.SHUTDOWN, client_id)
    await _end(cause, entry)
    return entry


@writing
async def _end(cause: Cause, entry_id: int) -> None:
    await stored.end_days(entry_id, cause.at)


NEW_POLICY = (">制度", "＋ 写制度", ">保密制度", "所有人", "直接输入", ">不外传。")

SETTING_STORIES: tuple[tuple[str, type[b.Data], str, Telling], ...] = (
    ("own quiet time", b.ChangeOwnSetting, "🌙 19:00", _settings(">设置", who=STAFF)),
    ("firm settings", b.ShowFirmSettings, "公司设置", _settings(">设置")),
    ("a setting", b.ShowSetting, "投诉办结", _settings(">公司设置", "期限")),
    ("another value", b.ChangeSetting, "10", _settings(">公司设置", "期限", "投诉办结")),
    ("a value to type", b.OpenForm, "✏️ 其他天数", _settings(">公司设置", "期限", "投诉办结")),
    (
        "save a text",
        b.MoveInForm,
        "保存",
        _settings(">公司设置", "文字", "欢迎词", "✏️ 改写", "✏️ 中文", ">您好"),
    ),
    ("a client's days", b.ShowDays, "恒信阀门", _settings(">公司设置", "日历")),
    ("days to enter", b.OpenForm, "＋ 放假", _settings(">公司设置", "日历")),
    ("days to take out", b.EndDays, "🗑 12月7日", _with_days(">公司设置", "日历")),
    ("policies", b.ShowPolicies, "制度", _settings(">菜单", "更多", who=CONSULTANT)),
    ("the organisation", b.ShowOrganisation, "组织架构", _settings(">制度", who=CONSULTANT)),
    ("the chart", b.AskDocument, "🖼 发我架构图", _settings(">组织架构", who=CONSULTANT)),
    ("responsibilities as a policy", b.DraftDuties, "✍️ 写成制度", _settings(">组织架构", who=QUALITY_MANAGER)),
    ("a policy", b.ShowPolicy, "📖 巡查管理办法", _policy(CONSULTANT)),
    ("read and understood", b.ConfirmReading, "✅ 已阅读并理解", _policy(CONSULTANT, "📖 巡查管理办法")),
    ("publish", b.SettlePolicy, "📢 发布并通知", _policy(QUALITY_MANAGER, "📝 巡查管理办法", publish=False)),
    ("revoke a policy", b.SettlePolicy, "🚫 废止", _policy(QUALITY_MANAGER, "📖 巡查管理办法")),
    ("revoke it for good", b.SettlePolicy, "确定废止", _policy(QUALITY_MANAGER, "📖 巡查管理办法", "🚫 废止")),
    ("who has not read it", b.ShowReaders, "👥 谁还没读", _policy(QUALITY_MANAGER, "📖 巡查管理办法")),
    ("a policy to write", b.OpenForm, "＋ 写制度", _policy(QUALITY_MANAGER)),
    ("preview a policy", b.MoveInForm, "预览", _settings(*NEW_POLICY, who=QUALITY_MANAGER)),
)

"""A certificate from the workbook to its renewal by whose it is, by chat, by its label and by workbook (5.1.1)."""

import pytest

from bot.rules.text import Language
from tests.flows.contracts.test_a_year import founded
from tests.flows.lives.label import printed
from tests.flows.lives.workbook import cell, put_in
from tests.flows.steps import count
from tests.sandbox.pictures import picture
from tests.world import World

CERTIFICATES, UNTIL = ("人员证书", "Staff certificates"), ("有效期至", "Valid until")
NAME = "内审员"
MENU, ASSIGNMENTS, NEW = (">菜单", ">menu"), (">服务分工", ">assignments"), ("➕ 新增分工", "➕ New assignment")
EXPIRED = ("孙丽 · P2 ⚠️ 证书过期", "孙丽 · P2 ⚠️ certificate expired")
AT_HOME = ("⏰ 🗓 证书 孙丽 · 内审员 · 1月20日", "⏰ 🗓 Certificate 孙丽 · 内审员 · 20 Jan")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_it_expires_and_is_renewed_by_whose_it_is(empty_sqlite_world: World, language: Language) -> None:
    cast = await founded(empty_sqlite_world, language)
    boss, holder = cast.boss, cast.lead
    await put_in(cast, {CERTIFICATES: [["", "孙丽", NAME, "", "", "", "", "", "2027-01-20"]]})
    await boss.do((">人员证书", ">staff certificates"), f"孙丽 · {NAME}")
    label = await printed(cast, boss)
    await cast.on("2027-01-13")
    for who in (boss, holder):
        await cast.heard(who, f"证书 孙丽 · {NAME} 还有 ", f"Certificate 孙丽 · {NAME}: ")
    await cast.on("2027-01-21")
    await boss.do(ASSIGNMENTS, NEW)
    assert cast.said(EXPIRED) in await boss.phone.buttons()

    await holder.do(MENU)
    assert cast.said(AT_HOME) in await holder.phone.buttons()
    await holder.phone.start(label)
    await holder.do(("🔄 证书更新", "🔄 Certificate update"))
    await holder.phone.photo(picture())
    sent = await holder.do(">2030-01-19", ("提交", "Confirm and submit"))
    assert cast.said(("待核对", "To be confirmed")) in sent
    await cast.world.pass_by(days=8)
    await cast.heard(boss, "请核对", "lease confirm")
    await boss.do(("✅ 核对无误", "✅ Confirm"))
    await cast.heard(holder, "从现在起作数", "counts from now on")
    assert NAME not in await holder.do(MENU) + await holder.keys()
    assert str(await cell(cast, CERTIFICATES, "Z1", UNTIL)).startswith("2030-01-19")
    assert await count("failed_update") == 0

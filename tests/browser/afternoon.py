"""The afternoon in the page: an empty company is set up on a phone, and the first patrol walked."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser

from bot.app.demo_photo import demo_photo
from bot.rules.text import Language
from bot.sandbox import Person, Sandbox
from tests.browser.chromium import PHONE, Screen
from tests.browser.stories import Stage
from tests.flows.steps import link_token
from tests.process.program import bot, settings, started
from tests.sandbox.phone import Phone
from tests.world import TOKEN

OWNER, WORKER = 501, 502
PEOPLE = (Person(OWNER, "林岚"), Person(WORKER, "何苗"))


@asynccontextmanager
async def an_empty_company(folder: Path) -> AsyncIterator[tuple[str, str]]:
    """The program as it is started for real; yields the page's address and what the claim link carries."""
    async with Sandbox(TOKEN, PEOPLE) as sandbox:
        environment = settings(sandbox.url, f"sqlite://{folder}/quality.db", folder)
        async with started(folder, *bot("run"), **environment) as program:
            yield sandbox.url, link_token(await program.until("t.me"))


async def the_afternoon(browser: Browser, language: Language, pictures: Path | None) -> None:
    """From the claim link to the report of the first patrol, and a worker who joins by the card."""
    with tempfile.TemporaryDirectory() as scratch:
        async with an_empty_company(Path(scratch)) as (url, token):
            stage = Stage(browser, url, Path(scratch), language, pictures)
            await set_up(stage, token)


async def set_up(stage: Stage, token: str) -> None:
    """The administrator, from the terminal's link to the first patrol; a worker joins by the card meanwhile."""
    say = stage.say
    owner = await Screen.of(stage.browser, stage.url, OWNER, size=PHONE, language=stage.language)
    async with Phone(stage.url, OWNER) as phone:
        await phone.start(token)
    if stage.language == "en":
        await owner.press("EN")
    await owner.press(say("我同意", "I agree"))
    await owner.type("林岚")
    await owner.press(say("没问题，加入", "join"))
    await owner.sees(say("从这里开始", "leads you through"))
    await owner.type(say("开局向导", "Set-up guide"))
    await owner.press(say("下一步：填公司名称", "Next: Give the company"))
    await owner.type("远山质量服务")
    await owner.press(say("下一步：新增客户", "Next: Add a client"))
    await owner.type("恒信阀门有限公司")
    await owner.sees(say("简称", "hort name"))
    await owner.type("恒信阀门")
    await owner.press(say("✅ 保存", "✅ Save"))
    await owner.press(say("下一步：新增场所", "Next: Add a site"))
    await owner.sees(say("车间、仓库", "A workshop"))
    await owner.type("总装车间")
    await owner.press(say("✅ 保存", "✅ Save"))
    await owner.press(say("下一步：安排服务分工", "Next: Assign the team"))
    await owner.press("林岚")
    await owner.press(say("质量管家", "Consultant"))
    await owner.press(say("✅ 保存", "✅ Save"))
    await owner.type(say("开局", "set-up"))
    await owner.press(say("加上标志", "Add the logo"))
    logo = stage.folder / "logo.png"
    logo.write_bytes(demo_photo("seal"))
    await owner.send_photo(logo)
    await owner.sees(say("报告上的标志", "Logo on reports"))
    await owner.type(say("开局", "set-up"))
    await owner.has_key(say("做加入卡", "Make a joining card"))
    await stage.picture(owner, "guide")
    await owner.press(say("做加入卡", "Make a joining card"))
    await owner.press(say("跳过", "Skip"))
    await owner.press(say("跳过", "Skip"))
    await owner.press(say("首页", "Home"))
    await owner.press(say("生成加入卡", "Make the card"))
    await owner.sees(".pdf")
    await stage.picture(owner, "joining-card")
    await joins(stage, link_token(await owner.page.locator("#messages").inner_text()))
    await owner.type(say("菜单", "menu"))
    await owner.press(say("人待批准", "join request"))
    await owner.press("何苗")
    await owner.has_key(say("✅ 批准", "✅ Approve"))
    await stage.picture(owner, "joining-approval")
    await owner.press(say("✅ 批准", "✅ Approve"))
    await owner.sees(say("没有人在等", "Nobody is waiting"))
    await owner.type(say("临时巡查", "patrol"))
    await owner.press("总装车间")
    await owner.type(say("全部符合", "all ok"))
    await owner.press(say("跳过", "Skip"))
    await owner.press(say("确认无误，提交", "Confirm and submit"))
    await owner.sees("XC")


async def joins(stage: Stage, token: str) -> None:
    """A worker opens the card's link, agrees, gives the name, skips the staff number, and asks."""
    say = stage.say
    worker = await Screen.of(stage.browser, stage.url, WORKER, size=PHONE, language=stage.language)
    async with Phone(stage.url, WORKER) as phone:
        await phone.start(token)
    if stage.language == "en":
        await worker.press("EN")
    await worker.press(say("我同意", "I agree"))
    await worker.type("何苗")
    await worker.press(say("跳过", "Skip"))
    await worker.press(say("没问题，申请加入", "All right, ask to join"))
    await worker.sees(say("批准", "let you in"))

"""A sandbox with three people and a group, the program's raw side, and phones that do not wait for anybody."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox import Group, Person, Sandbox
from tests.sandbox.phone import Phone
from tests.sandbox.program import Program

PEOPLE = (
    Person(101, "王芳", username="wangfang", caption_zh="客户员工", caption_en="Client staff"),
    Person(102, "李强", language_code="en"),
    Person(103, "Chen", "Jing", language_code="en-GB"),
)
GROUP = Group(-1001, "恒信阀门质量群", (101, 102))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Without flood limits, and with webhook repetitions that do not take minutes."""
    async with Sandbox(people=PEOPLE, groups=[GROUP], limits=None, repeated_after_s=(0, 0.01, 0.02)) as sandbox:
        yield sandbox


@pytest.fixture
async def program(sandbox: Sandbox) -> AsyncIterator[Program]:
    async with Program(sandbox.url) as program:
        yield program


@pytest.fixture
async def fang(sandbox: Sandbox) -> AsyncIterator[Phone]:
    """Wang Fang, who has started the bot; the program has seen it."""
    async with Phone(sandbox.url, 101, patient=False) as phone, Program(sandbox.url) as program:
        await phone.start()
        await program.take()
        yield phone


@pytest.fixture
async def qiang(sandbox: Sandbox) -> AsyncIterator[Phone]:
    """Li Qiang, who has not started the bot."""
    async with Phone(sandbox.url, 102, patient=False) as phone:
        yield phone

"""The press: documents drawn in a child process that may die."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from threading import Event

import psutil
import pytest

from bot.documents.in_child import MOST_MEMORY, Press, PressBroke, PressClosed, TooMuch
from bot.documents.patrols import report as patrol_report
from bot.documents.typesetting import MAIN, TypesettingFailed, typeset_pdf
from tests.documents.sample import SUBMITTED, photo, report, said


class Smudged(Exception):
    """The drawing failed in its own way."""


def draw(subject: str) -> bytes:
    """A renderer that does as it is told."""
    if subject == "die":
        os._exit(9)
    if subject == "fail":
        raise Smudged(subject)
    if subject == "hungry":
        bytearray(200_000_000)
    if subject == "never":
        Event().wait()
    if subject == "interrupt":
        os.kill(os.getpid(), signal.SIGINT)
    return f"{subject} {os.getpid()}".encode()


def refused_by_typst(subject: str) -> bytes:
    """A renderer with a mistake in its template."""
    return typeset_pdf({MAIN: f"#{subject}".encode()}, SUBMITTED)


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children(recursive=True)}


@pytest.fixture
async def press() -> AsyncIterator[Press[str]]:
    """A press of ``draw``, closed at the end."""
    press = Press(draw)
    yield press
    await press.close()


async def test_a_report_is_drawn_in_a_child() -> None:
    press = Press(patrol_report.render)
    written = report(scene=(photo(),))
    assert said(await press.render(written)) == said(patrol_report.render(written))
    await press.close()


async def test_documents_share_one_child_that_is_not_this_process(press: Press[str]) -> None:
    children = {(await press.render("a")).split()[1] for _ in range(3)}
    assert len(children) == 1
    assert children != {str(os.getpid()).encode()}


async def test_the_child_starts_with_the_first_document_and_ends_with_the_press() -> None:
    before = _children()
    press = Press(draw)
    assert _children() == before
    child = int((await press.render("a")).split()[1])
    assert psutil.pid_exists(child)
    await press.close()
    assert not psutil.pid_exists(child)


async def test_a_dying_child_costs_its_own_document_only(press: Press[str]) -> None:
    outcomes = await asyncio.gather(*map(press.render, ["a", "die", "b"]), return_exceptions=True)
    first, second, third = outcomes
    assert isinstance(first, bytes)
    assert isinstance(second, PressBroke)
    assert isinstance(third, bytes)
    assert first.split()[1] != third.split()[1]


async def test_a_document_that_takes_too_long_costs_itself_only() -> None:
    press = Press(draw, within_s=3)
    child = int((await press.render("a")).split()[1])
    with pytest.raises(TooMuch, match="it took longer than 3 s"):
        await press.render("never")
    assert not psutil.pid_exists(child)
    assert (await press.render("b")).startswith(b"b")
    await press.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process has of its own")
async def test_a_document_that_takes_too_much_memory_costs_itself_only() -> None:
    press = Press(draw, most_memory=150_000_000)
    child = (await press.render("a")).split()[1]
    with pytest.raises(TooMuch, match="it took more than 150,000,000 bytes of memory"):
        await press.render("hungry")
    assert (await press.render("a")).split()[1] != child
    await press.close()


async def test_what_is_drawn_today_is_drawn_within_an_eighth_of_the_memory_it_may_take() -> None:
    press = Press(patrol_report.render, most_memory=MOST_MEMORY // 8)
    assert (await press.render(report(scene=tuple(photo() for _ in range(40))))).startswith(b"%PDF")
    await press.close()


async def test_an_error_of_the_renderer_comes_through_and_the_child_lives_on(press: Press[str]) -> None:
    child = (await press.render("a")).split()[1]
    with pytest.raises(Smudged):
        await press.render("fail")
    assert (await press.render("a")).split()[1] == child


async def test_a_refusal_by_typst_comes_through() -> None:
    press = Press(refused_by_typst)
    with pytest.raises(TypesettingFailed, match="unknown variable"):
        await press.render("nothing")
    await press.close()


async def test_an_interrupt_from_the_keyboard_does_not_reach_the_child(press: Press[str]) -> None:
    assert (await press.render("interrupt")).startswith(b"interrupt")


async def test_a_closed_press_refuses_and_closing_twice_is_harmless(press: Press[str]) -> None:
    await press.render("a")
    await press.close()
    await press.close()
    with pytest.raises(PressClosed):
        await press.render("a")


async def test_a_press_that_breaks_off_waits_for_no_document(press: Press[str]) -> None:
    child = int((await press.render("a")).split()[1])
    drawn = [asyncio.ensure_future(press.render(subject)) for subject in ("never", "behind it")]
    await asyncio.sleep(0)
    press.break_off()
    outcomes = await asyncio.gather(*drawn, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [PressClosed, PressClosed]
    assert not psutil.pid_exists(child)
    press.break_off()


async def test_a_press_may_break_off_while_its_child_is_being_started() -> None:
    press = Press(draw)
    drawn = asyncio.ensure_future(press.render("never"))
    await asyncio.sleep(0)
    press.break_off()
    with pytest.raises(PressClosed):
        await drawn
    await press.close()


@pytest.mark.process
def test_the_child_does_not_outlive_a_killed_parent() -> None:
    program = (
        "import asyncio\n"
        "from bot.documents.in_child import Press\n"
        "from tests.documents.test_in_child import draw\n"
        "async def main():\n"
        "    print((await Press(draw).render('a')).decode().split()[1], flush=True)\n"
        "    await asyncio.Event().wait()\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        _, alive = psutil.wait_procs([child], timeout=30)
    assert not alive

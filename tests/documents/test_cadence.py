"""Promised against done on a picture and on a page: what stands on them, and what they cost who does not draw."""

import io
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.documents.cadence.page import render_page
from bot.documents.cadence.picture import render_picture
from bot.documents.cadence.sheet import LOOKS, TALLEST, WIDTH
from bot.documents.cadence.strips import Strips, lines_of
from bot.documents.drawing import Drawn, draw
from bot.documents.in_child import Press
from bot.records.cadence import CadenceView
from bot.records.clients import ClientRecord
from bot.rules.stretches import Stretch
from bot.rules.tasks.cadence_kept import Fate, Promise, kept
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.rules.tasks.test_cadence_kept import TODAY, at, promise

MADE_AT = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
"""Twenty to one in the night of the 24th in Beijing."""
NOVEMBER, QUARTER, YEAR = Stretch(2026, 11), Stretch(2026, 16), Stretch(2026, 0)

EACH: dict[Fate, dict[str, Any]] = {
    Fate.ON_TIME: {"due_on": date(2026, 11, 3), "state": "done", "done_at": at(date(2026, 11, 3))},
    Fate.MADE_UP: {"due_on": date(2026, 11, 5), "state": "done", "done_at": at(date(2026, 11, 9))},
    Fate.OVERDUE: {"due_on": date(2026, 11, 17)},
    Fate.MISSED: {"due_on": date(2026, 11, 10), "state": "missed", "reason": "停电"},
    Fate.AHEAD: {"due_on": date(2026, 11, 24)},
    Fate.WAIVED: {"due_on": date(2026, 11, 12), "state": "waived", "reason": "停产检修"},
}


def strips(*promises: Promise, stretch: Stretch = NOVEMBER, language: Language = CHINESE, **client: str) -> Strips:
    """These promises, or one of each fate."""
    found = promises or tuple(promise(n, **changes) for n, changes in enumerate(EACH.values(), 1))
    named = {"code": "HX", "name": "恒信阀门制造有限公司", "short_name": "恒信阀门"} | client
    view = CadenceView(ClientRecord(1, **named), stretch, TODAY, kept(found, TODAY))
    return Strips(view, "江南质量技术服务有限公司", MADE_AT, language)


def picture(of: Strips) -> Image.Image:
    """The picture, opened."""
    return Image.open(io.BytesIO(render_picture(of))).convert("RGB")


def said(pdf: bytes) -> str:
    """The words of a PDF without spaces."""
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def colours(of: Image.Image) -> set[tuple[int, int, int]]:
    """Those of which there is some."""
    return {colour for count, colour in of.getcolors(1 << 24) or [] if count > 50}  # type: ignore[misc]


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("stretch", [NOVEMBER, QUARTER, YEAR])
def test_a_picture_is_as_wide_as_a_phone_and_has_each_mark_in_its_colour(stretch: Stretch, language: Language) -> None:
    drawn = picture(strips(stretch=stretch, language=language))
    assert drawn.width == WIDTH
    assert drawn.height < 2 * WIDTH
    for fate, look in LOOKS.items():
        assert tuple(bytes.fromhex(look.colour[1:])) in colours(drawn), fate


def test_no_two_marks_differ_by_their_colour_alone() -> None:
    assert LOOKS.keys() == set(Fate)
    assert len({(look.shape, look.hollow) for look in LOOKS.values()}) == len(LOOKS)


def test_the_same_figures_give_the_same_bytes() -> None:
    assert render_picture(strips()) == render_picture(strips())
    assert render_page(strips()) == render_page(strips())


def test_words_of_people_are_words() -> None:
    hostile = promise(site_name="$\\frac{1}{0}$ <b> & {x} \u202e 车间 😀" * 9, often="weekly")
    assert picture(strips(hostile, short_name="$a$ _b_ ^c^ %s")).width == WIDTH
    assert "$a$" in said(render_page(strips(hostile, short_name="$a$ _b_")))


def test_a_client_with_many_plans_is_told_on_the_page_what_the_picture_leaves_out() -> None:
    many = [promise(n, schedule_id=n, site_id=n, site_name=f"{n}号车间") for n in range(1, 40)]
    for stretch in (NOVEMBER, QUARTER, YEAR):
        assert TALLEST - 400 < picture(strips(*many, stretch=stretch)).height <= TALLEST
    text = said(render_page(strips(*many)))
    assert all(f"{n}号车间" in text for n in range(1, 40))


def test_the_page_tells_figures_reasons_and_when_it_was_made() -> None:
    text = said(render_page(strips()))
    for words in (
        "频次兑现·恒信阀门",
        "兑现率2/4（50%）",
        "停电11月10日",
        "停产检修11月12日",
        "2026-11-2400:40（北京时间）",
    ):
        assert words in text.replace("・", "·"), words
    english = said(render_page(strips(language=ENGLISH)))
    for words in ("Proofofcadence", "Kept2of4(50%)", "Made2026-11-2400:40(Beijingtime)"):
        assert words in english, words


def test_nothing_planned_is_said_so() -> None:
    empty = Strips(CadenceView(strips().view.client, NOVEMBER, TODAY, ()), "江南", MADE_AT, CHINESE)
    assert picture(empty).width == WIDTH
    assert "这段时间没有安排" in said(render_page(empty))


@settings(deadline=None)
@given(st.integers(2000, 2099), st.integers(0, 16))
def test_the_columns_hold_each_day_once(year: int, part: int) -> None:
    stretch = Stretch(year, part)
    columns = [column for line in lines_of(stretch, CHINESE) for column in line]
    assert columns[0].first == stretch.period.first
    assert columns[-1].last == stretch.period.last
    for before, after in pairwise(columns):
        assert after.first == before.last + timedelta(days=1)


def loaded_after(drawn: Drawn) -> bytes:
    """Draws, then says what the child has loaded."""
    assert draw(drawn)[:4] == b"\x89PNG"
    return " ".join(sys.modules).encode()


async def test_the_child_draws_without_what_keeps_global_state() -> None:
    press = Press(loaded_after)
    try:
        loaded = set((await press.render(Drawn(render_picture, strips()))).decode().split())
    finally:
        await press.close()
    assert "matplotlib.figure" in loaded
    assert not {"matplotlib.pyplot", "storage", "tortoise", "aiogram", "telegram"} & loaded


def test_whoever_only_talks_loads_neither_matplotlib_nor_numpy() -> None:
    script = (
        "import sys, handlers.dispatching, schedules.jobs, bot.documents.ledgers.workbook\n"
        "print({'matplotlib', 'numpy', 'noto_cjk_sans_otc', 'openpyxl'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "{'openpyxl'}"

"""The picture of the board: a sign of its own for each figure, no higher than a chat shows it sharply."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from bot.documents.boards.weeks import Weeks, render_weeks
from bot.documents.cadence.sheet import LOOKS, TALLEST, WIDTH
from bot.rules.boards.weeks import BACK, SHOWN, Row, mondays_around
from bot.rules.tasks.cadence_kept import Figures
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.documents.test_cadence import colours
from tests.rules.tasks.test_cadence_kept import TODAY

MONDAYS = mondays_around(TODAY)


def weeks(clients: int = 2, language: Language = CHINESE, name: str = "恒信阀门") -> Weeks:
    """One of everything in this week of each client."""
    cells = tuple(
        Figures(on_time=1, made_up=1, overdue=1, missed=1, ahead=12) if n == BACK else Figures()
        for n in range(len(MONDAYS))
    )
    rows = tuple(Row(f"{name}{n}", cells) for n in range(clients))
    return Weeks(rows, clients, MONDAYS, TODAY, "江南", datetime(2026, 11, 23, 3, tzinfo=UTC), language)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_each_figure_has_its_sign(language: Language) -> None:
    png = render_weeks(weeks(language=language))
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    assert drawn.width == WIDTH
    found = colours(drawn)
    assert all(tuple(bytes.fromhex(LOOKS[fate].colour[1:])) in found for fate in SHOWN)
    assert len({(LOOKS[fate].shape, LOOKS[fate].hollow) for fate in SHOWN}) == len(SHOWN), "not by colour alone"
    assert png == render_weeks(weeks(language=language))


@pytest.mark.parametrize("clients", [0, 1, 200])
def test_however_many_clients_there_are_it_is_no_higher_than_a_chat_shows(clients: int) -> None:
    drawn = Image.open(io.BytesIO(render_weeks(weeks(clients, name="$a$ {0} <b> 很长的企业名称有限公司 😀"))))
    assert drawn.width == WIDTH
    assert drawn.height <= TALLEST

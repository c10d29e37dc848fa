"""The stories of the page in a real Chromium at phone width, begun in Chinese, then in English."""

from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.browser.chromium import CHROMIUM, browser
from tests.browser.stories import STORIES, Stage
from tests.browser.trial import tried_out

pytestmark = [
    pytest.mark.browser,
    pytest.mark.process,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page is not driven"),
    pytest.mark.xdist_group("browser"),
]

LANGUAGES: tuple[Language, ...] = (CHINESE, ENGLISH, ENGLISH, ENGLISH)
"""Of each story: somebody who read Chinese changes to English on the way."""


@pytest.mark.moments("new_years_eve")
async def test_complaint_evidence_progress_and_incident_are_walked_to_their_end(
    tmp_path: Path, running_clock: MovableClock
) -> None:
    async with tried_out(tmp_path, running_clock) as url, browser() as chromium:
        for language, story in zip(LANGUAGES, STORIES, strict=True):
            await story(Stage(chromium, url, tmp_path, language))

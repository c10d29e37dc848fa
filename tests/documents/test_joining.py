"""The printed joining card: one page, both languages, and a code that says the link and nothing else."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.documents.joining import JoiningCardPage, render
from bot.documents.qr import qr_code
from tests.documents.qr import read_qr, squares_in

LINK = "https://t.me/quality_bot?start=cKM23XY89-t12"


def page(firm: str = "恒信阀门有限公司") -> JoiningCardPage:
    """A card's page."""
    return JoiningCardPage(
        firm=firm,
        provider="质量管家服务有限公司",
        bot="quality_bot",
        link=LINK,
        code="KM23XY89",
        quota=50,
        expires_at=datetime(2026, 12, 23, 1, 30, tzinfo=UTC),
        made_at=datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
    )


def text_of(content: bytes) -> str:
    """All words of the one page."""
    (only,) = PdfReader(BytesIO(content)).pages
    return only.extract_text()


@pytest.mark.parametrize(
    "said",
    [
        ("加入质量管家", "加入码", "KM23-XY89", "2026年12月23日前有效", "最多 50 人", "真实姓名"),
        ("Join Quality Butler", "Joining code", "KM23-XY89", "Valid until 23 Dec 2026", "@quality_bot"),
    ],
)
def test_a_page_says_firm_code_how_and_until_when_in_both_languages(said: tuple[str, ...]) -> None:
    # the page sets a gap between digits and Chinese
    found = text_of(render(page())).replace(" ", "")
    for words in ("恒信阀门有限公司", *said):
        assert words.replace(" ", "") in found, words


def test_the_page_holds_the_code_of_the_link() -> None:
    assert read_qr(squares_in(render(page()))) == LINK
    assert qr_code(LINK).error == "Q"


def test_a_firm_of_any_name_leaves_one_page() -> None:
    for firm in ("某某" * 40 + "有限公司", "A" * 120, "#set page(width: 1pt) $x$ <b>", "Ⅷ号厂🏭"):
        assert "KM23-XY89" in text_of(render(page(firm=firm)))


def test_the_same_card_gives_the_same_bytes() -> None:
    assert render(page()) == render(page())

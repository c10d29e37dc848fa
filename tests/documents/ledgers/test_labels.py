"""The printed label: one small page, both languages, and a code that opens the entry."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from bot.documents.ledgers.labels import LabelPage, render
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.labels import LabelLink
from bot.rules.text import Language
from tests.documents.qr import read_qr, squares_in

LINK = f"https://t.me/quality_bot?start={LabelLink('sites', 12)}"


def page(language: Language = "zh", link: str = LINK, **said: str) -> LabelPage:
    """The label of a site."""
    words: dict[str, Any] = {
        "kind": "场所",
        "name": "总装车间",
        "code": "HX-S1",
        "client": "恒信阀门",
        "provider": "质量管家服务有限公司",
    }
    return LabelPage(**words | said, link=link, made_at=datetime(2026, 11, 23, 1, 30, tzinfo=UTC), language=language)


def text_of(content: bytes) -> str:
    """All words of the one page."""
    (only,) = PdfReader(BytesIO(content)).pages
    return only.extract_text()


@pytest.mark.parametrize(("language", "scan"), [("zh", "扫码查看资料"), ("en", "Scan to see its record")])
def test_a_label_says_what_it_is_and_whose(language: Language, scan: str) -> None:
    found = text_of(render(page(language)))
    for words in ("场所", "总装车间", "HX-S1", "恒信阀门", "质量管家服务有限公司", scan):
        assert words in found, words


@pytest.mark.parametrize("entry_id", [1, 4_711, 9_999_999])
def test_the_code_opens_the_entry(entry_id: int) -> None:
    for ledger in (ledger for ledger in LEDGERS.values() if ledger.label):
        link = f"https://t.me/a_bot_with_quite_a_long_name_bot?start={LabelLink(ledger.code, entry_id)}"
        assert read_qr(squares_in(render(page(link=link)))) == link


def test_whatever_it_is_called_the_label_is_one_page() -> None:
    for words in ("某某" * 60, "A" * 120, "Long words " * 11, "#set page(width: 1pt) $x$ <b>", "Ⅷ号厂🏭"):
        content = render(page(name=words, code="C" * 40, client=words[:40], provider=words))
        assert read_qr(squares_in(content)) == LINK


def test_the_same_label_gives_the_same_bytes() -> None:
    assert render(page()) == render(page())

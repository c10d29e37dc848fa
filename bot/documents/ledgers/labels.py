"""The label of an entry, to print and stick on: what it is, whose, its code, and a QR code that opens its card."""

from dataclasses import dataclass
from datetime import datetime

from bot.documents.page import Page
from bot.documents.page import render as render_page
from bot.documents.printable import on_one_line
from bot.documents.qr import qr_picture
from bot.rules.text import Language, Text

SCAN = Text("扫码查看资料", "Scan to see its record")


@dataclass(frozen=True, slots=True)
class LabelPage:
    """Everything the label says; ``link`` is what the QR code holds, ``kind`` what sort of entry it is."""

    kind: str
    name: str
    code: str
    client: str
    provider: str
    link: str
    made_at: datetime
    language: Language


def render(page: LabelPage) -> bytes:
    """The label as a PDF (90 by 55 mm, one page); the same label gives the same bytes. Raises TypesettingFailed."""
    said = {key: on_one_line(getattr(page, key)) for key in ("kind", "name", "code", "client", "provider")}
    data = {"lang": page.language, "scan": SCAN.to(page.language), **said}
    picture = {"qr.png": qr_picture(page.link)}
    return render_page(Page("entry_label.typ", data, page.language, page.made_at, picture))

"""The label of an entry, to print and stick on: what it is, whose, its code, and a QR code that opens its card."""

from dataclasses import dataclass
from datetime import datetime

from bot.documents.page import Page
from bot.documents.page import render as render_page
from bot.documents.printable import on_one_line
from bot.documents.qr import qr_picture
from bot.rules.ledgers.ledger import SCAN
from bot.rules.text import Language, Text

_BODY = "label_body.typ"


@dataclass(frozen=True, slots=True)
class LabelPage:
    """Everything the label says; ``link`` is what the QR code holds, ``kind`` what sort of entry it is.

    ``client``: whose it is, or how it stands where it is ours. ``scan``: what for it is scanned.
    """

    kind: str
    name: str
    code: str
    client: str
    provider: str
    link: str
    made_at: datetime
    language: Language
    scan: Text = SCAN


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Several labels together; ``title`` is that of the file."""

    title: str
    labels: tuple[LabelPage, ...]
    made_at: datetime
    language: Language


def render(page: LabelPage) -> bytes:
    """The label as a PDF (90 by 55 mm, one page); the same label gives the same bytes. Raises TypesettingFailed."""
    data = {"lang": page.language, **_said(page, "qr.png")}
    picture = {"qr.png": qr_picture(page.link)}
    return render_page(Page("entry_label.typ", data, page.language, page.made_at, picture, (_BODY,)))


def render_sheet(sheet: LabelSheet) -> bytes:
    """All labels on sheets of A4, ten to a page, to be cut apart; the same labels give the same bytes.

    Raises TypesettingFailed.
    """
    names = [f"qr{n}.png" for n in range(len(sheet.labels))]
    data = {
        "lang": sheet.language,
        "title": on_one_line(sheet.title),
        "provider": on_one_line(sheet.labels[0].provider) if sheet.labels else "",
        "labels": [_said(label, name) for label, name in zip(sheet.labels, names, strict=True)],
    }
    pictures = {name: qr_picture(label.link) for label, name in zip(sheet.labels, names, strict=True)}
    return render_page(Page("label_sheet.typ", data, sheet.language, sheet.made_at, pictures, (_BODY,)))


def _said(page: LabelPage, picture: str) -> dict[str, str]:
    said = {key: on_one_line(getattr(page, key)) for key in ("kind", "name", "code", "client", "provider")}
    return {"scan": page.scan.to(page.language), "qr": picture, **said}

"""Documents: the buttons that ask for them, the line under one that was sent again, the news that there is none."""

from collections.abc import Sequence
from dataclasses import replace

from bot.records.documents import About, Offer
from bot.rules.text import Language, Text, capital
from bot.screens.buttons import AskDocument
from bot.screens.screen import Button, Row, Screen, escape

ON_ITS_WAY = Text("马上发给您", "On its way to you")
SEND_ME = Text("📄 发我{document}", "📄 Send me the {document}")


def with_documents(card: Screen, offers: Sequence[Offer], language: Language) -> Screen:
    """The card of a record with a button for each of its documents, above the way back."""
    asks: list[Row] = []
    for offer in offers:
        label = SEND_ME.to(language, document=offer.name.to(language))
        asks.append((Button(label, AskDocument(offer.kind, offer.subject_id, 0)),))
    return replace(card, rows=(*card.rows[:-1], *asks, *card.rows[-1:])) if asks else card


def document_sent(
    kind: str, name: Text, about: About, subject_id: int, version: int, earlier: int, language: Language
) -> Screen:
    """The line under a document; ``earlier`` is the number of the version before, 0 when there is none."""
    called = name.to(language)
    title = [capital(called), about.number]
    if version > 1 or earlier:
        title.append(Text("第 {n} 版", "version {n}").to(language, n=version))
    lines = [f"<b>📄 {escape(' '.join(filter(None, title)))}</b>", escape(_about(about, language))]
    rows: tuple[Row, ...] = ()
    if earlier:
        label = Text("看第 {n} 版", "See version {n}").to(language, n=earlier)
        rows = ((Button(label, AskDocument(kind, subject_id, earlier)),),)
    return Screen("\n".join(lines), rows)


AGAIN = Text("🔁 再试一次", "🔁 Try again")


def document_failed(kind: str, subject_id: int, name: Text, about: About, language: Language) -> Screen:
    """It could not be made, however often it was tried."""
    text = Text(
        "很抱歉，{about} 的{document}没能生成，已通知管理员。",
        "We are sorry: the {document} of {about} could not be made. The administrators were told.",
    )
    said = text.to(language, document=name.to(language), about=about.number or _about(about, language))
    return Screen(escape(said), ((Button(AGAIN.to(language), AskDocument(kind, subject_id, 0)),),))


def _about(about: About, language: Language) -> str:
    days = about.first.isoformat() if about.first is not None else ""
    if about.last is not None:
        days = Text("{first} 至 {last}", "{first} to {last}").to(language, first=days, last=about.last.isoformat())
    return " · ".join(filter(None, (about.firm, about.place, days)))

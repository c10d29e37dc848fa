"""帮您编写: which paper to draft for a client, and how it comes back to them as a deliverable."""

from collections.abc import Sequence

from bot.records.clients import ClientRecord
from bot.rules.skeletons import NAMES
from bot.rules.text import Language, Text, capital
from bot.screens.buttons import AskDocument, OpenForm, ShowClientRest, ShowDeliverables, ShowSkeletons
from bot.screens.keys import BACK
from bot.screens.paged import paged
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.ways.skeletons import SKELETONS

DRAFT = SKELETONS.name
_WHICH = Text("<b>{name}</b>\n\n为哪家企业编写？", "<b>{name}</b>\n\nFor which client?")
_NO_CLIENT = Text("<b>{name}</b>\n\n还没有您服务的企业。", "<b>{name}</b>\n\nYou serve no client yet.")
_HOW = Text(
    "按台账里的人员、场所和监测计划拟好 Word 初稿，没有的标成【请填写：…】。\n\n"
    "改好后作为成果交给企业：计划里有的从「应交成果」交，企业会收到验收；计划外的用「交付文件」。",
    "A Word draft from the people, sites and monitoring plan in the ledgers; what is missing is marked "
    "[Please fill in: …].\n\nEdited, it is handed over: what was planned from Deliverables, where the client accepts "
    "it; anything else by Hand over a document.",
)
_OWED, _HAND_OVER = Text("📦 应交成果", "📦 Deliverables"), Text("📄 交付文件", "📄 Hand over a document")


def clients_to_choose(found: Sequence[ClientRecord], page: int, language: Language) -> Screen:
    """For whom?"""
    html = (_WHICH if found else _NO_CLIENT).to(language, name=escape(DRAFT.to(language)))

    def button(client: ClientRecord) -> Button:
        return Button(as_label(client.short_name), ShowSkeletons(client.id, 0))

    return paged(html, found, page, language, button, lambda to: ShowSkeletons(0, to))


def papers_to_draft(client: ClientRecord, language: Language) -> Screen:
    """The papers, each one tap from coming as a file, and the ways to hand them over."""
    html = f"<b>{escape(client.short_name)} · {escape(DRAFT.to(language))}</b>\n\n{escape(_HOW.to(language))}"
    rows: list[Row] = [
        (Button(as_label(f"📝 {capital(name.to(language))}"), AskDocument(code, client.id, 0)),)
        for code, name in NAMES.items()
    ]
    over = [
        Button(_OWED.to(language), ShowDeliverables(client.id, 0, 0)),
        Button(_HAND_OVER.to(language), OpenForm("delivery", "client", client.id)),
    ]
    back = (Button(BACK.to(language), ShowClientRest(client.id)), home_button(language))
    return Screen(html, (*rows, *side_by_side(over), back))

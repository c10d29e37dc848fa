"""The services of a contract, each a tap away; and what is added to them."""

from bot.records.contracts import ContractItemRecord, ContractRecord
from bot.rules.forms import contract as forms
from bot.rules.ledgers.contracts import CONTRACT_ITEMS, CONTRACTS
from bot.rules.menu.naming import as_worded
from bot.rules.tasks.cadence_words import frequency_name
from bot.rules.text import Language, Text
from bot.screens.buttons import MakePlan, OpenForm, ShowContractItems, ShowEntry
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.tones import Tone

ADD = Text("➕ 加服务项目", "➕ Add a service")
MAKE = Text("📋 生成方案", "📋 Make the plan")
TITLE = Text(
    "{client} · {number} 服务项目 {n} 项", "{client} · {number}: {n} services", "{client} · {number}: 1 service"
)
NONE = Text("还没有服务项目，请逐项添加。", "There are no services yet: please add them one by one.")


def contract_items(
    contract: ContractRecord, items: tuple[ContractItemRecord, ...], page: int, language: Language, *, adds: bool
) -> Screen:
    """A page of them."""
    said = TITLE.to(language, client=contract.client_short_name, number=contract.number, n=len(items))
    lines = [f"<b>{escape(said)}</b>"]
    if not items:
        lines += ["", escape(NONE.to(language))]
    part = page_of(items, page, lambda to: ShowContractItems(contract.id, to))
    rows: list[Row] = [
        (Button(_label(item, language), ShowEntry(CONTRACT_ITEMS.code, item.id)),) for item in part.shown
    ]
    rows += part.turns
    if adds:
        rows.append((Button(ADD.to(language), OpenForm(forms.NEW_ITEM.code, CONTRACTS.subject, contract.id)),))
        if items:
            rows.append((Button(MAKE.to(language), MakePlan(contract.id), tone=Tone.NEXT),))
    back = Button(CONTRACTS.one.to(language), ShowEntry(CONTRACTS.code, contract.id))
    return Screen("\n".join(lines), (*rows, (back, home_button(language))))


def _label(item: ContractItemRecord, language: Language) -> str:
    often = frequency_name(item.often, item.every, item.weekdays, language, unannounced=item.unannounced)
    return " · ".join(filter(None, (as_worded(item.name, language), item.site_name, often)))

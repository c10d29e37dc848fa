"""Which findings belong with one: what a card says of them, and the ways there (clause 4.7.1)."""

from collections.abc import Mapping, Sequence

from bot.records.cases.findings import Mate, Mates
from bot.rules.cases.finding import FINDING
from bot.rules.text import Language, Text, few
from bot.screens.buttons import ShowCase
from bot.screens.screen import Button

FIXED = Text("🧩 一并整改：{which}", "🧩 Fixed together with {which}")
OF_CAUSE = Text("🔗 同一原因：{which}", "🔗 Of one cause with {which}")
MATE = Text("🔗 {number}", "🔗 {number}")
LEFT_OUT = Text("没有一并提交（已处理过）：", "did not hand in, as it was seen to before:")
MOST_NAMED, MOST_BUTTONS = 6, 4

Fact = tuple[Text, Mapping[str, object]]


def mate_facts(mates: Mates, language: Language) -> list[Fact]:
    """With which others it was fixed, and with which it has its cause in common; of each how it stands."""
    facts: list[Fact] = []
    if mates.fixed:
        facts.append((FIXED, {"which": _listed(mates.fixed, language)}))
    if mates.of_cause:
        facts.append((OF_CAUSE, {"which": _listed(mates.of_cause, language)}))
    return facts


def _listed(mates: Sequence[Mate], language: Language) -> str:
    said = Text("{number}（{state}）", "{number} ({state})")
    named = [said.to(language, number=mate.number, state=_state(mate, language)) for mate in mates]
    return few(named, MOST_NAMED, language)


def _state(mate: Mate, language: Language) -> str:
    name = FINDING.state(mate.state).name.to(language)
    return name if language == "zh" else name.lower()


def mate_buttons(mates: Mates, language: Language) -> list[Button]:
    """The way to each."""
    return [Button(MATE.to(language, number=mate.number), ShowCase(mate.id)) for mate in mates.all[:MOST_BUTTONS]]

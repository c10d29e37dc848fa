"""Which findings belong with one: what a card says of them, and the ways there (clause 4.7.1)."""

from collections.abc import Sequence

from bot.records.cases.findings import Mate, Mates
from bot.rules.cases.finding import FINDING
from bot.rules.text import Language, Text
from bot.screens.cases.others import Fact, named, ways
from bot.screens.screen import Button

FIXED = Text("🧩 一并整改：{which}", "🧩 Fixed together with {which}")
OF_CAUSE = Text("🔗 同一原因：{which}", "🔗 Of one cause with {which}")
LEFT_OUT = Text("没有一并提交（已处理过）：", "did not hand in, as it was seen to before:")


def mate_facts(mates: Mates, language: Language) -> list[Fact]:
    """With which others it was fixed, and with which it has its cause in common; of each how it stands."""
    said = ((FIXED, mates.fixed), (OF_CAUSE, mates.of_cause))
    return [(text, {"which": _listed(several, language)}) for text, several in said if several]


def _listed(mates: Sequence[Mate], language: Language) -> str:
    return named([(mate.number, FINDING.state(mate.state)) for mate in mates], language)


def mate_buttons(mates: Mates) -> list[Button]:
    """The way to each."""
    return ways("🔗", mates.all)

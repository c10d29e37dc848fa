"""并入: which entry of its ledger another one turned out to be; a form for each ledger."""

from bot.rules.form import Form, Kind, Question
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.text import Text

INTO = "into"
TITLE = Text("并入另一条", "Merge into another")
_ASKED = Text("和哪一条是同一个？选留下的那条。", "Which one is it the same as? Pick the one that stays.")


def merging(ledger: Ledger) -> str:
    """The code of the form that merges an entry into another."""
    return f"merge_{ledger.code}"


def _to_merge(ledger: Ledger) -> Form:
    question = Question(INTO, Kind.RECORD, _ASKED, label=Text("留下的", "Stays"), pick=ledger.code)
    # what it does is shown for a yes before it is done (``Purpose.warn``)
    return Form(merging(ledger), 1, TITLE, (question,), submit=Text("确定并入", "Merge"), at_once=True)


MERGING: dict[str, Ledger] = {merging(ledger): ledger for ledger in LEDGERS.values() if ledger.merges}
"""Form code -> the ledger of which it merges entries."""

FORMS: tuple[Form, ...] = tuple(_to_merge(ledger) for ledger in MERGING.values())

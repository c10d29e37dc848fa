"""What of a finding a correction of its record changed, in words."""

from collections.abc import Iterable
from datetime import date

from bot.records.cases.cases import Corrected, CorrectedWhat
from bot.rules.text import Language, Text, joined
from bot.screens.cases.severities import SEVERITY_NAMES
from bot.screens.times import label_day

_NAMES = {
    CorrectedWhat.SEVERITY: Text("程度", "severity"),
    CorrectedWhat.UNTIL: Text("期限", "date"),
    CorrectedWhat.OWNER: Text("整改人", "responsible"),
}


def _correction(one: Corrected, language: Language) -> str:
    """What of a finding was corrected, from what to what."""
    was, now = (_as_told(one, said, language) for said in (one.was, one.now))
    return f"{_NAMES[one.what].to(language)} {was} → {now}"


def _as_told(one: Corrected, said: str, language: Language) -> str:
    if not said:
        return Text("无", "none").to(language)
    if one.what is CorrectedWhat.SEVERITY:
        return SEVERITY_NAMES[said].to(language)
    return label_day(date.fromisoformat(said), language) if one.what is CorrectedWhat.UNTIL else said


def corrected_line(changed: Iterable[Corrected], language: Language) -> str:
    """All of it, from what to what."""
    return joined((_correction(one, language) for one in changed), language)

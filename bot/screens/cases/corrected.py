"""What of a finding a correction of its record changed, in words."""

from collections.abc import Iterable
from datetime import date

from bot.records.cases.cases import WORDS, Corrected, CorrectedWhat
from bot.rules.plain_words import YES
from bot.rules.text import Language, Text, joined
from bot.screens.cases.severities import SEVERITY_NAMES
from bot.screens.times import label_day

_NAMES = {
    CorrectedWhat.SEVERITY: Text("程度", "severity"),
    CorrectedWhat.FIXED: Text("当场整改", "fixed on the spot"),
    CorrectedWhat.UNTIL: Text("期限", "date"),
    CorrectedWhat.OWNER: Text("整改人", "responsible"),
    CorrectedWhat.NOTE: Text("描述", "description"),
    CorrectedWhat.IMMEDIATE: Text("立即措施", "what was done at once"),
    CorrectedWhat.SUGGESTION: Text("建议", "suggestion"),
}
_REWORDED = Text("改了{name}", "another {name}")


def _correction(one: Corrected, language: Language) -> str:
    """What of a finding was corrected, from what to what."""
    if one.what in WORDS:
        return _REWORDED.to(language, name=_NAMES[one.what].to(language))
    was, now = (_as_told(one, said, language) for said in (one.was, one.now))
    return f"{_NAMES[one.what].to(language)} {was} → {now}"


def _as_told(one: Corrected, said: str, language: Language) -> str:
    if not said:
        return Text("无", "none").to(language)
    if one.what is CorrectedWhat.SEVERITY:
        return SEVERITY_NAMES[said].to(language)
    if one.what is CorrectedWhat.FIXED:
        return (Text("是", "yes") if said == YES else Text("否", "no")).to(language)
    return label_day(date.fromisoformat(said), language) if one.what is CorrectedWhat.UNTIL else said


def corrected_line(changed: Iterable[Corrected], language: Language) -> str:
    """All of it, from what to what."""
    return joined((_correction(one, language) for one in changed), language)

"""Why a day is not worked, in a few words."""

from bot.rules.text import Language, Text
from bot.rules.working_days import DayKind, DayReason

_REASONS = {
    DayKind.WEEKEND: Text("周末", "weekend"),
    DayKind.CLOSED: Text("企业停工", "the client is closed"),
    DayKind.OVERRIDE: Text("公司放假", "the firm is off"),
}


def day_off(reason: DayReason, language: Language) -> str:
    """The name of the holiday, or what else it is (not escaped)."""
    if reason.name is not None:
        return reason.name.to(language)
    return _REASONS.get(reason.kind, Text("休息", "a day off")).to(language)

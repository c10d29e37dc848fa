"""What a lead reads of a record that looks thin: a hint to look into, and no judgement."""

from collections.abc import Mapping, Sequence

from bot.rules.text import COLON, Language, Text, joined
from bot.rules.thin import Thin

THIN_MARK = "🔎"
_WHY: Mapping[Thin, Text] = {
    Thin.QUICK: Text("比这里平时快得多", "much quicker than usual here"),
    Thin.NO_PHOTO: Text("没有照片", "no photo"),
    Thin.ALIKE: Text("一分钟内填完，各项都一样", "all items alike within a minute"),
}
_LINE = Text("建议看一眼（只有您看得到）", "Worth a look (for you alone)")


def thin_line(reasons: Sequence[Thin], language: Language) -> str:
    """Why it is worth a look (not escaped)."""
    why = joined([_WHY[one].to(language) for one in reasons], language)
    return f"{THIN_MARK} {_LINE.to(language)}{COLON.to(language)}{why}"

"""Who does what by the client's emergency plan: on the card of a case, and in the call to whoever has a part."""

from collections.abc import Sequence

from bot.records.duty import OnDuty
from bot.rules.text import COLON, Language, Measure, Text, further
from bot.screens.screen import escape

TITLE = Text("🧭 应急分工", "🧭 Who does what")
YOURS = Text("🧭 您的应急角色：{part}", "🧭 Your part: {part}")
YOURS_UNNAMED = Text("🧭 您要做的", "🧭 What you do")
MOST_PARTS = 10


def part_lines(parts: Sequence[OnDuty], language: Language) -> list[str]:
    """Each with who has it, how to telephone them where that may be read, and what they do."""
    if not parts:
        return []
    lines = [f"<b>{escape(TITLE.to(language))}</b>"]
    for one in parts[:MOST_PARTS]:
        who = " · ".join(filter(None, (one.part, one.name, f"☎️ {one.phone}" if one.phone else "")))
        lines.append(escape(f"▫️ {who}{COLON.to(language)}{one.duties}" if one.duties else f"▫️ {who}"))
    lines += map(escape, further(len(parts) - MOST_PARTS, language, Measure.PERSON))
    return ["\n".join(lines)]


def own_part(parts: Sequence[OnDuty], reader_id: int, language: Language) -> str:
    """What the reader themself does, to stand in a call; empty where the list does not say."""
    mine = next((one for one in parts if one.person_id == reader_id), None)
    if mine is None:
        return ""
    if not mine.part:
        return escape(f"{YOURS_UNNAMED.to(language)}{COLON.to(language)}{mine.duties}")
    return escape("\n".join(filter(None, (YOURS.to(language, part=mine.part), mine.duties))))

"""What is wrong with a draft, on its card: which item, which rule, and what to do."""

from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.sentences import sentence_of
from bot.rules.checklists.soundness import Broken, faults_of
from bot.rules.text import Language, Measure, Text, further

MOST_SAID = 5


def fault_lines(draft: Checklist, language: Language) -> list[str]:
    """What is wrong, a line each (not escaped); none: it may be published."""
    faults = faults_of(draft)
    if not faults:
        return []
    head = Text("⚠️ 改好这 {n} 处才能发布：", "⚠️ To be mended before it can be published: {n}")
    numbers = {item.code: number for number, item in reversed(list(enumerate(draft.items(), start=1)))}
    lines = [_line(fault, numbers, language) for fault in faults[:MOST_SAID]]
    more = further(len(faults) - len(lines), language, Measure.ANY)
    return ["", head.to(language, n=len(faults)), *lines, *more]


def _line(fault: Broken, numbers: dict[str, int], language: Language) -> str:
    said = sentence_of(fault, language)
    if fault.code not in numbers:
        return f"· {said}"
    return Text("· 第 {n} 题：{said}", "· Item {n}: {said}").to(language, n=numbers[fault.code], said=said)

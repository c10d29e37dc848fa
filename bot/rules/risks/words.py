"""What grades and levels of risks are called, in chat, pictures and papers (clauses 4.3, 5.4 a)."""

from collections.abc import Mapping

from bot.rules.risks.matrix import GRADES, Level
from bot.rules.text import Text

LEVEL_NAMES: Mapping[Level, Text] = {
    Level.LOW: Text("低风险", "Low"),
    Level.MODERATE: Text("一般风险", "Moderate"),
    Level.MAJOR: Text("较大风险", "Major"),
    Level.CRITICAL: Text("重大风险", "Critical"),
}
LEVEL_MARKS: Mapping[Level, str] = {Level.LOW: "🔵", Level.MODERATE: "🟡", Level.MAJOR: "🟠", Level.CRITICAL: "🔴"}
"""The four colours in which the trade draws them."""

_LIKELY = (
    Text("几乎不会", "Rare"),
    Text("不太会", "Unlikely"),
    Text("可能", "Possible"),
    Text("容易发生", "Likely"),
    Text("经常发生", "Frequent"),
)
_SEVERE = (
    Text("可以忽略", "Negligible"),
    Text("较轻", "Minor"),
    Text("中等", "Moderate"),
    Text("严重", "Serious"),
    Text("灾难性", "Catastrophic"),
)


def _graded(names: tuple[Text, ...]) -> Mapping[str, Text]:
    return {
        str(grade): Text(f"{grade} {name.zh}", f"{grade} {name.en}")
        for grade, name in zip(range(1, GRADES + 1), names, strict=True)
    }


LIKELIHOODS, SEVERITIES = _graded(_LIKELY), _graded(_SEVERE)
"""By the grade as it is kept."""
MATRIX, LIST = Text("风险矩阵图", "risk matrix"), Text("风险管控清单", "risk control list")
"""What the papers are called."""
LIKELIHOOD, SEVERITY, LEVEL = Text("可能性", "Likelihood"), Text("严重性", "Severity"), Text("风险等级", "Level")


def level_said(level: Level) -> Text:
    """A level with its colour."""
    mark, name = LEVEL_MARKS[level], LEVEL_NAMES[level]
    return Text(f"{mark} {name.zh}", f"{mark} {name.en}")

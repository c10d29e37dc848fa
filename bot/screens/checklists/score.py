"""得分率 in words: a percentage never stands without the 否决项 that failed."""

from bot.rules.forms.score import Score
from bot.rules.text import Language, Text, joined

_SCORE = Text("得分率 {percent}%（{conform}/{judged}）", "Score {percent}% ({conform}/{judged})")
_VETOES = Text("否决项★ 未通过：{numbers}", "Critical ★ failed: {numbers}")


def score_line(score: Score, language: Language) -> str:
    """The score, and the numbers of the 否决项 that failed (not escaped)."""
    said = _SCORE.to(language, percent=score.percent, conform=score.conform, judged=score.judged)
    if not score.vetoes:
        return said
    failed = _VETOES.to(language, numbers=joined(map(str, score.vetoes), language))
    return f"{said} · {failed}"


def shortly(score: Score) -> str:
    """The score where there is little room; a star says that a 否决项 failed."""
    return f"{score.percent}%" + (" ★" if score.vetoes else "")

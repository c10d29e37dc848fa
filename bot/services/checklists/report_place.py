"""Where a patrol was done, and who came along, as its report says it (clause 4.6)."""

from collections.abc import Mapping

from bot.documents.patrols.record import Place
from bot.records.drafts import DraftView
from bot.rules.checklists.asked import COMPANION
from bot.rules.form import Kind
from bot.rules.forms.people_named import people_in
from bot.rules.spots import METRES, WHY, WHY_FAR, distance
from bot.rules.text import COLON, Language, Text


def place_of(view: DraftView, language: Language) -> Place | None:
    """The location that was sent with it, and how far from the site that is; None: none was."""
    for step in view.form.steps():
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.LOCATION and answer is not None and isinstance(answer.value, dict):
            latitude, longitude = float(answer.value["latitude"]), float(answer.value["longitude"])
            accuracy = answer.value.get("accuracy")
            away = _away(answer.value, language)
            return Place(latitude, longitude, float(accuracy) if accuracy is not None else None, away)
    return None


def companions_of(view: DraftView) -> tuple[str, ...]:
    """The names of who came along."""
    return people_in(view.answers.get(COMPANION)).names


def _away(value: Mapping[str, object], language: Language) -> str:
    """How far from the site it was, and why."""
    if METRES not in value:
        return ""
    far = Text("距场所定位约 {far}", "{far} from the site").to(
        language, far=distance(int(str(value[METRES])), language)
    )
    why = WHY_FAR.get(str(value.get(WHY)))
    return far if why is None else f"{far}{COLON.to(language)}{why.to(language)}"

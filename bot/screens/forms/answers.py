"""An answer as people read it."""

from datetime import date, datetime

from bot.records.drafts import DraftView, Pick
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.people_named import people_in
from bot.rules.forms.periods import period_of
from bot.rules.forms.unmeasured import unmeasured
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.rules.text import Language, Text, joined
from bot.screens.times import day, full_day, period

WORDS = {
    CONFORM: Text("符合", "OK"),
    NON_CONFORM: Text("不符合", "not OK"),
    NOT_APPLICABLE: Text("不适用", "N/A"),
    YES: Text("是", "yes"),
    NO: Text("否", "no"),
}
SKIPPED = Text("跳过", "skipped")
FILES = Text("{n} 个文件", "{n} files", "{n} file")
PHOTOS = Text("{n} 张照片", "{n} photos", "{n} photo")


def pick_label(pick: Pick, language: Language) -> str:
    """A record to pick, with its day."""
    return pick.label if pick.on is None else f"{day(pick.on, language)} {pick.label}"


def shown_answer(view: DraftView, step: Step, answer: Answer, language: Language) -> str:
    """One answer in plain words (not escaped)."""
    if answer.skipped and (without := unmeasured(view.answers, step.key)) is not None:
        return without.to(language)
    if answer.skipped:
        return (step.question.skips or SKIPPED).to(language)
    value = answer.value
    question = step.question
    match question.kind:
        case Kind.CONFORMITY | Kind.YES_NO:
            return WORDS[str(value)].to(language)
        case Kind.CHOICE | Kind.CHOICES:
            chosen = value if isinstance(value, list) else [value]
            labels = [option.label.to(language) for option in question.options if option.key in chosen]
            return joined(labels, language)
        case Kind.FILES:
            count = len(value) if isinstance(value, list) else 0
            only_photos = all(file.media == "photo" for file in view.files(step.key))
            return (PHOTOS if only_photos else FILES).to(language, n=count)
        case Kind.DATE:
            any_year = step.question.minimum is None and step.question.maximum is None
            return (full_day if any_year else day)(date.fromisoformat(str(value)), language)
        case Kind.DATE_TIME:
            when = datetime.fromisoformat(str(value))
            return f"{day(when.date(), language)} {when:%H:%M}"
        case Kind.PERIOD:
            return period(*period_of(str(value)), language)
        case Kind.RATING:
            return "★" * int(str(value))
        case Kind.NUMBER:
            return f"{value} {question.unit.to(language)}" if question.unit else str(value)
        case Kind.LOCATION:
            place = value if isinstance(value, dict) else {}
            return f"{place.get('latitude')}, {place.get('longitude')}"
        case Kind.CONTACT:
            contact = value if isinstance(value, dict) else {}
            return str(contact.get("phone", ""))
        case Kind.CONFIRM:
            return Text("已同意", "agreed").to(language)
        case Kind.PEOPLE:
            return joined(people_in(answer).names, language)
        case Kind.RECORD:
            found = next((pick_label(pick, language) for pick in view.picks if str(pick.id) == value), "✓")
            return view.chosen.get(step.key, found)
        case _:
            return str(value)

"""What the demo company's own people are able to do and have papers of, as its administrator enters it (3.1, 5.1)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app.demo_filling import Given, Skip, Tap, fill_in
from bot.app.demo_set_up import Event
from bot.app.demo_stories import SUN, WU, ZHENG, ZHOU, Place
from bot.rules.cause import Cause
from bot.rules.competence import FIELD_NAMES, Field, TitleLevel
from bot.rules.forms.ledgers import adding, changing
from bot.rules.ledgers.certificates import CERTIFICATES
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import Position
from bot.rules.work_records.staff import EDUCATION


@dataclass(frozen=True, slots=True)
class Able:
    """Somebody technical of ours: one of the cast, or a colleague without the app, by name."""

    who: int | str
    title: TitleLevel
    fields: tuple[Field, ...]
    years: int


STAFF = (
    Able(SUN, TitleLevel.SENIOR, (Field.QUALITY, Field.SYSTEMS), 12),
    Able(ZHOU, TitleLevel.INTERMEDIATE, (Field.QUALITY, Field.TESTING), 6),
    Able(WU, TitleLevel.SENIOR, (Field.LAW, Field.QUALITY), 15),
    Able("刘洋", TitleLevel.INTERMEDIATE, (Field.TESTING,), 8),
    Able("黄磊", TitleLevel.INTERMEDIATE, (Field.LAW,), 7),
    Able("张倩", TitleLevel.JUNIOR, (Field.SYSTEMS,), 2),
)
"""Six, as is demanded; one of them has no title yet that would count."""


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate of somebody of the cast, and how many days it still holds; None: it does not expire."""

    who: int
    name: str
    days: int | None


CERTIFICATES_HELD = (
    Certified(SUN, "高级工程师职称", None),
    Certified(SUN, "内审员", 400),
    Certified(ZHOU, "工程师职称", None),
    Certified(ZHOU, "内审员", 40),
    Certified(WU, "注册计量师", 700),
)
"""One of them runs out soon."""
LEARNED = ("产品质量安全主体责任新规", "16", "公司内部培训")
"""What those who serve were taught four weeks ago: topic, hours, organiser."""


async def _certify(place: Place, then: datetime) -> None:
    who = place.people[ZHENG]
    cause = Cause(at=then, person_id=who.id)
    for one in CERTIFICATES_HELD:
        until = Skip() if one.days is None else (place.today + timedelta(one.days)).isoformat()
        given = (Tap(str(place.people[one.who].id)), one.name, until)
        await fill_in(cause, who, adding(CERTIFICATES), ("", 0), given)
    day = (then.date() - timedelta(days=1)).isoformat()
    topic, hours, organiser = LEARNED
    for learner in (SUN, ZHOU, WU):
        subject = (PEOPLE.code, place.people[learner].id)
        await fill_in(cause, who, EDUCATION.form.code, subject, (day, topic, hours, organiser))


async def _enter(place: Place, then: datetime) -> None:
    who = place.people[ZHENG]
    cause = Cause(at=then, person_id=who.id)
    for one in STAFF:
        if isinstance(one.who, str):
            person_id = (await fill_in(cause, who, adding(PEOPLE), ("", 0), (one.who, Skip()))).record_id
        else:
            person_id = place.people[one.who].id
        given: dict[str, Given] = {
            "kind": Tap(Position.TECHNICAL.value),
            "title_level": Tap(one.title.value),
            "competence": "、".join(FIELD_NAMES[each].zh for each in one.fields),
            "years": str(one.years),
        }
        for column in PEOPLE.columns:
            if column.key in given:
                subject = (PEOPLE.code, person_id)
                await fill_in(cause, who, changing(PEOPLE, column), subject, (given[column.key],))


EVENTS = (Event(28, "09:30", _enter), Event(27, "14:00", _certify))

"""What the demo company's own people are able to do, as its administrator enters it (clauses 3.1, 5.1.4)."""

from dataclasses import dataclass
from datetime import datetime

from bot.app.demo_filling import Given, Skip, Tap, fill_in
from bot.app.demo_set_up import Event
from bot.app.demo_stories import SUN, WU, ZHENG, ZHOU, Place
from bot.rules.cause import Cause
from bot.rules.competence import FIELD_NAMES, Field, TitleLevel
from bot.rules.forms.ledgers import adding, changing
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import Position


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


EVENTS = (Event(28, "09:30", _enter),)

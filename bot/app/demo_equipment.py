"""An instrument of the demo company from its purchase until somebody has it at hand (clauses 5.2.3-4)."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.app.demo_filling import Given, Skip, Tap, fill_in
from bot.app.demo_stories import SUN, WU, ZHOU, Place
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.ledgers.equipment_custody import HANDOUT
from bot.rules.ledgers.equipment_events import PURCHASE, RECEIPT, VERIFICATION
from bot.rules.record_kind import RecordKind
from bot.services.ledgers import custody

Happening = tuple[datetime, Callable[[datetime], Awaitable[None]]]
BOUGHT, CHECKED, VERIFIED, LENT = 30, 28, 24, 3
"""How many working days ago."""
VALID, BACK = timedelta(days=180), timedelta(days=21)


class Gauge:
    """A pressure gauge, known once it was entered."""

    def __init__(self, place: Place) -> None:
        self.place, self.id = place, 0

    async def _do(self, who: int, form: str, given: tuple[Given, ...], then: datetime) -> Outcome:
        person = self.place.people[who]
        subject = (EQUIPMENT.code, self.id) if self.id else ("", 0)
        return await fill_in(Cause(at=then, person_id=person.id), person, form, subject, given)

    async def enter(self, then: datetime) -> None:
        """The lead enters it, due once it was verified; the butler keeps it."""
        due = (self.place.day(VERIFIED) + VALID).isoformat()
        given = ("精密压力表", "0–6 MPa", Tap(str(self.place.people[ZHOU].id)), due)
        self.id = (await self._do(SUN, adding(EQUIPMENT), given, then)).record_id

    async def happen(self, who: int, kind: RecordKind, given: tuple[Given, ...], then: datetime) -> None:
        """Something happens to it."""
        outcome = await self._do(who, kind.form.code, given, then)
        if kind is HANDOUT:
            taker = self.place.people[WU]
            await custody.accept(Cause(at=then, person_id=taker.id), taker, outcome.record_id)


def events(place: Place) -> list[Happening]:
    """Bought, accepted, verified and lent, each at its moment."""
    gauge = Gauge(place)
    bought, checked, verified = (place.day(ago).isoformat() for ago in (BOUGHT, CHECKED, VERIFIED))
    until, back = (place.day(VERIFIED) + VALID).isoformat(), (place.day(LENT) + BACK).isoformat()
    told: tuple[tuple[int, int, RecordKind, tuple[Given, ...]], ...] = (
        (BOUGHT, SUN, PURCHASE, (bought, "华东量具商行")),
        (CHECKED, SUN, RECEIPT, (checked, Tap("limited"), "外观完好，附件和说明书齐全")),
        (VERIFIED, ZHOU, VERIFICATION, (verified, "JD-2611-08", "市计量院", Tap("pass"), until, Skip())),
        (LENT, ZHOU, HANDOUT, (Tap(str(place.people[WU].id)), back, Skip())),
    )
    return [
        (place.moment(BOUGHT, "10:00"), gauge.enter),
        *((place.moment(ago, "10:20"), partial(gauge.happen, who, kind, given)) for ago, who, kind, given in told),
    ]

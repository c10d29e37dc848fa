"""The demo company's risks: two of a client's product, one of its own, graded anew, with measures (4.3 c-e, 5.4 a)."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.app.demo_filling import Given, Skip, Tap, fill_in
from bot.app.demo_set_up import Event
from bot.app.demo_stories import HENGXIN, WU, ZHOU, Place
from bot.rules.cause import Cause
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.risk_measures import MEASURE_DONE, RISK_MEASURES
from bot.rules.ledgers.risks import RISK_GRADING, RISKS


@dataclass(frozen=True, slots=True)
class _Measure:
    """What was to be done within so many working days from today, and how it was, if it is."""

    what: str
    within: int
    done: str = ""


@dataclass(frozen=True, slots=True)
class _Risk:
    """A risk as it was entered, and graded anew if it was; ``client``: "" for our own."""

    client: str
    name: str
    stage: str
    description: str
    grades: tuple[str, str]
    regraded: tuple[str, str, str] | None = None
    measures: tuple[_Measure, ...] = ()


_RISKS = (
    _Risk(
        HENGXIN,
        "阀体砂眼漏检",
        "inspection",
        "气密试验按批抽样，个别砂眼可能漏到出厂。",
        ("4", "4"),
        ("2", "4", "新增一台气密试验机，已改为全检"),
        (_Measure("气密试验改为全检", 3, "两台气密机都上线了"), _Measure("供方铸件到货抽检比例加倍", 15)),
    ),
    _Risk(
        HENGXIN,
        "铭牌型号与合同不符",
        "label",
        "换型时铭牌按上一单打印，发货前没有核对。",
        ("2", "3"),
        None,
        (_Measure("发货前增加铭牌核对栏", 8),),
    ),
    _Risk("", "报告超期", "service", "年底集中出具报告，人手不足时容易超期。", ("3", "2")),
)


async def _enter(of: _Risk, place: Place, then: datetime) -> None:
    """The risk by its use cases: entered, its measures, done if they are, then graded anew."""
    who = place.people[ZHOU if of.client else WU]
    cause = Cause(at=then, person_id=who.id)
    whose: Given = Tap(str(place.clients[of.client])) if of.client else Skip()
    given = (whose, of.name, Tap(of.stage), of.description, *map(Tap, of.grades), Tap(str(who.id)))
    risk = (await fill_in(cause, who, adding(RISKS), ("", 0), given)).record_id
    for one in of.measures:
        due = place.working_day(one.within).isoformat()
        told = (one.what, Tap(str(who.id)), due)
        measure = (await fill_in(cause, who, adding(RISK_MEASURES), (RISKS.code, risk), told)).record_id
        if one.done:
            await fill_in(cause, who, MEASURE_DONE.form.code, (RISK_MEASURES.code, measure), (one.done,))
    if of.regraded is not None:
        likelihood, severity, reason = of.regraded
        told_anew = (Tap(likelihood), Tap(severity), reason)
        await fill_in(cause, who, RISK_GRADING.form.code, (RISKS.code, risk), told_anew)


EVENTS = tuple(Event(20, f"1{n}:20", partial(_enter, one)) for n, one in enumerate(_RISKS))

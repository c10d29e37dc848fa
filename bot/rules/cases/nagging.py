"""知道了: what is serious is said again and again to whom it waits for, until they say that they know (clause 5.5.2).

A kind of case declares the step among its own. To acknowledge ends the repeating alone: every deadline stays.
"""

from bot.rules.cases.concerning import told_at
from bot.rules.cases.life_cycle import LifeCycle, Parties, Party, Standing, Transition
from bot.rules.deadlines import Allowance, Stage, Term, Unit
from bot.rules.text import Text

ACKNOWLEDGE = "know"
"""The step, as the trail calls it."""
EVERY = Term(
    "nag_serious",
    Text("严重事项重复提醒", "Repeat what is serious every"),
    Allowance(120, Unit.MINUTES),
    (30, 60, 120, 240),
    Text(
        "严重的投诉、问题，等的人没点「知道了」之前，隔这么久提醒一次，不在免打扰时间。",
        "Of a serious complaint or finding, until whoever it waits for says that they know; never in the quiet hours.",
    ),
)


def acknowledging(since: frozenset[str], who: frozenset[Standing], never: frozenset[Party] = frozenset()) -> Transition:
    """The step by which somebody for whom a serious case waits says that they know of it."""
    return Transition(
        ACKNOWLEDGE,
        Text("👌 知道了", "👌 I know"),
        since,
        None,
        who,
        done=Text("已记下，不再重复提醒；期限不变", "Noted: it is not repeated any more; its date stays"),
        event=Text("知道了", "knows of it"),
        never=never,
        acknowledges=True,
    )


def nagged(life_cycle: LifeCycle, state_key: str, parties: Parties, *, stands_still: bool) -> frozenset[Standing]:
    """To whom a case is said again and again as it stands: those who are reminded of it on its day."""
    state = life_cycle.state(state_key)
    step = next((one for one in life_cycle.transitions if one.acknowledges), None)
    if step is None or not parties.serious or not parties.released or stands_still or state_key not in step.since:
        return frozenset()
    return told_at(life_cycle, state, Stage.DUE, parties)

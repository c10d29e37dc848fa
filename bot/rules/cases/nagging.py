"""知道了: what is serious is said again and again to whom it waits for, until they say that they know (clause 5.5.2).

A kind of case declares in which states, and by which of its steps people say so: one that is there anyway, since it
takes the case on, or 知道了, which ends the repeating alone. Every deadline stays.
"""

from bot.rules.cases.concerning import told_at
from bot.rules.cases.kind import CaseKind
from bot.rules.cases.life_cycle import Party, Standing, Transition
from bot.rules.cases.parties import Parties
from bot.rules.deadlines import Allowance, Stage, Term, Unit
from bot.rules.text import Text

ACKNOWLEDGE = "know"
"""The step, as the trail calls it."""
EVERY = Term(
    "nag_serious",
    Text("严重事项重复提醒", "Repeat what is serious after"),
    Allowance(120, Unit.MINUTES),
    (30, 60, 120, 240),
    Text(
        "严重的投诉、问题，在等的人表示知道之前，先隔这么久再提醒，以后渐疏，最少每个工作日一次；免打扰时间除外。",
        "Of a serious complaint or finding, until whoever it waits for says that they know: then ever more seldom, at "
        "least once a working day, and never in the quiet hours.",
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


def nagged(kind: CaseKind, state: str, parties: Parties, *, stands_still: bool) -> frozenset[Standing]:
    """To whom a case is said again and again as it stands: those who are reminded of it on its day."""
    if state not in kind.nags or not parties.serious or not parties.released or stands_still:
        return frozenset()
    return told_at(kind, kind.state(state), Stage.DUE, parties)

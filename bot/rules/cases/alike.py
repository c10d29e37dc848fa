"""The same thing reported twice: whether that is asked before a case is filed, and what can be done about it since.

A kind of case declares ``Alike``, with the state and the steps below among its own; nothing else has to know of the
kind. Cases are *tied* (each goes on by itself) or *joined*: one leads, the other ends as joined, and whoever reported
it hears what becomes of the first. It can be taken apart again at any time, also by who reported it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.cases.life_cycle import Party, Promise, Standing, State, Transition
from bot.rules.text import Text

JOINED = "joined"
SAME, TIE, JOIN, APART, SPLIT, LET_GO, ALSO = "same", "tie", "join", "apart", "split", "let_go", "also"
"""The steps, by what they are called in the trail."""
_OPENER: frozenset[Standing] = frozenset({Party.OPENER})
_NOBODY: frozenset[Standing] = frozenset()


class Tie(StrEnum):
    """How two cases belong together, or that they may."""

    MAYBE = "maybe"
    TIED = "tied"
    JOINED = "joined"
    APART = "apart"


BY_STEP = {TIE: Tie.TIED, JOIN: Tie.JOINED, APART: Tie.APART}
"""What a step makes of the two."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Among which kinds it is looked for the same thing; ``of_site``: at the same site alone, where both have one.

    ``not_settled``: the ends with which nothing was done about it, so that what was joined goes on by itself.
    """

    among: frozenset[str]
    of_site: bool = False
    not_settled: frozenset[str] = frozenset()


JOINED_STATE = State(JOINED, Text("已并入另一件", "Joined to another"), ends=True)


def alike_steps(
    since: Iterable[str],
    first: str,
    who: frozenset[Standing],
    never: frozenset[Party] = frozenset(),
    *,
    tells: frozenset[Standing] | None = None,
    takes: bool = False,
    again: Promise = Promise.RENEW,
) -> tuple[Transition, ...]:
    """What can be done about the same thing in a kind of case, while it is in one of these states.

    ``who`` sees to such cases, ``never`` may not; ``tells``: who of them hears of it, if not all. ``first``: where one
    goes on that is taken apart again. ``takes``: whoever joins one handles it then. ``again``: what is promised once it
    goes on by itself.
    """
    opened, told = frozenset(since), who if tells is None else tells
    return (
        Transition(
            SAME,
            Text("🧷 是同一件…", "🧷 Same as…"),
            opened,
            None,
            who,
            asks="case_same",
            never=never,
            done=Text("已记下", "Noted"),
            event=Text("看了是不是同一件", "looked whether it is the same as another"),
        ),
        # what was chosen there
        Transition(
            TIE,
            Text("🔗 关联", "🔗 Link"),
            opened,
            None,
            _NOBODY,
            done=Text("已关联，各自办结", "Linked; each goes on by itself"),
            event=Text("关联了相似的一件", "linked it to a similar one"),
        ),
        Transition(
            APART,
            Text("🚫 不是同一件", "🚫 Not the same"),
            opened,
            None,
            _NOBODY,
            done=Text("已记下，不是同一件", "Noted: not the same"),
            event=Text("看过了，和相似的那件不是同一件", "found that it is not the same as another"),
        ),
        Transition(
            JOIN,
            Text("🧷 并入", "🧷 Join"),
            opened,
            JOINED,
            _NOBODY,
            takes=takes,
            done=Text("已并入，有结果会告诉上报的人", "Joined; whoever reported it hears the end"),
            event=Text("并入了另一件，一起处理", "joined it to another, to be handled together"),
            told=Text(
                "🧷 {who}看了：您说的和另一件是同一件，一起处理，有结果会告诉您。不是同一件，请点「分开」。",
                "🧷 {who} looked: yours and another are the same, and are handled together. You will hear the end. "
                "If they are not the same, tap Split.",
            ),
            tells=_OPENER,
        ),
        Transition(
            SPLIT,
            Text("✂️ 分开，单独处理", "✂️ Split, handle it alone"),
            frozenset({JOINED}),
            first,
            who | _OPENER,
            never=never - {Party.OPENER},
            done=Text("已分开，单独处理", "Split; it is handled by itself"),
            event=Text("分开，单独处理", "split it, to be handled by itself"),
            told=Text(
                "✂️ {who}说这不是同一件，单独处理。", "✂️ {who} says that this is another one: it is handled by itself."
            ),
            tells=told | _OPENER,
            promise=again,
        ),
        Transition(
            LET_GO,
            Text("✂️ 单独处理", "✂️ Handle it alone"),
            frozenset({JOINED}),
            first,
            _NOBODY,
            done=Text("单独处理", "It is handled by itself"),
            event=Text("并入的那件没有处理，这件单独处理", "handled it by itself, as the other was not seen to"),
            told=Text(
                "✂️ 一起处理的那件没有再处理，您这件单独处理。",
                "✂️ The one that it was joined to is not seen to any more; this one is handled by itself.",
            ),
            tells=told | _OPENER,
            promise=again,
        ),
        Transition(
            ALSO,
            Text("➕ 加入这条", "➕ Add to this one"),
            opened,
            None,
            _NOBODY,
            done=Text("已加入", "Added"),
            event=Text("也反映了这件事", "reported it, too"),
            told=Text("➕ {who}也反映了这件事：", "➕ {who} reports it, too:"),
            tells=told | {Party.HANDLER},
        ),
    )

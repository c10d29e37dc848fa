"""内部备注: what our own people write to one another in a case; the client's side never sees it (clause 5.3.3)."""

from bot.rules.cases.life_cycle import Party, Standing, Transition
from bot.rules.text import Text

NOTE = "note"


def note(
    since: frozenset[str],
    who: frozenset[Standing],
    *,
    tells: frozenset[Standing] = frozenset(),
    never: frozenset[Party] = frozenset(),
    early: bool = False,
) -> Transition:
    """The step by which ``who`` writes a note while the case is in one of these states; ``tells`` are our own people.

    ``early``: also before the client has the case.
    """
    return Transition(
        NOTE,
        Text("🔒 内部备注", "🔒 Internal note"),
        since,
        None,
        who,
        asks="case_note",
        done=Text("已记下，企业看不到", "Noted; the client does not see it"),
        event=Text("写了内部备注（企业看不到）", "wrote an internal note (not for the client)"),
        told=Text("🔒 {who}写了内部备注（企业看不到）：", "🔒 {who} wrote an internal note (not for the client):")
        if tells
        else None,
        tells=tells,
        never=never,
        early=early,
        inside=True,
    )

"""催办: reminding whoever is to act, once a day; the case stays where it is."""

from bot.rules.cases.life_cycle import Party, Standing, Transition
from bot.rules.text import Text


def nudge(
    action: str,
    since: frozenset[str],
    who: frozenset[Standing],
    *,
    done: Text,
    told: Text,
    tells: frozenset[Standing],
    never: frozenset[Party] = frozenset(),
) -> Transition:
    """A step by which ``who`` reminds ``tells``, under an action of its own; the rest as in ``Transition``."""
    return Transition(
        action,
        Text("📣 催办", "📣 Nudge"),
        since,
        None,
        who,
        done=done,
        event=Text("催办", "nudged"),
        told=told,
        tells=tells,
        never=never,
        daily=True,
    )

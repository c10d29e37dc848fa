"""我来处理: whoever looks after a case handles it from now on, which who opened it and who handled it hear."""

from bot.rules.cases.life_cycle import Party, Standing, Transition
from bot.rules.text import Text


def taking_over(
    action: str,
    since: frozenset[str],
    to: str | None,
    who: frozenset[Standing],
    *,
    done: Text,
    told: Text,
    never: frozenset[Party] = frozenset(),
) -> Transition:
    """The step by which ``who`` takes a case over, except who handles it already; the rest as in ``Transition``."""
    return Transition(
        action,
        Text("🙋 我来处理", "🙋 I take it over"),
        since,
        to,
        who,
        done=done,
        event=Text("接手处理", "took it over"),
        told=told,
        tells=frozenset({Party.OPENER}),
        never=never | {Party.HANDLER},
        takes=True,
        told_former=Text(
            "🙋 {who}接手处理 {number}，您不用再处理。",
            "🙋 {who} took {number} over; you need not see to it any more.",
        ),
    )

"""The hooks of every ledger, as their subjects declare them."""

from collections.abc import Mapping

from bot.rules.declaring import NotDeclared, merged
from bot.rules.ledgers.kinds import LEDGERS
from bot.services.ledgers import (
    answers,
    assignments,
    clients,
    contracts,
    duty,
    equipment,
    keeping,
    menu,
    monitoring,
    people,
    risks,
    schedules,
    sites,
)
from bot.services.ledgers.hooks import Hooks


def of_each(declared: Mapping[str, Hooks]) -> dict[str, Hooks]:
    """The hooks of each ledger; a plain one may do without.

    Raises:
        NotDeclared: by their codes, hooks that are no ledger's, and ledgers that need hooks and have none.
    """
    needed = {ledger.code for ledger in LEDGERS.values() if not ledger.plain}
    alone = (declared.keys() - LEDGERS.keys()) | (needed - declared.keys())
    if alone:
        raise NotDeclared(*sorted(alone))
    return {code: declared.get(code, Hooks()) for code in LEDGERS}


HOOKS = of_each(
    merged(
        clients.HOOKS,
        sites.HOOKS,
        people.HOOKS,
        assignments.HOOKS,
        menu.HOOKS,
        schedules.HOOKS,
        contracts.HOOKS,
        monitoring.HOOKS,
        equipment.HOOKS,
        keeping.HOOKS,
        risks.HOOKS,
        duty.HOOKS,
        answers.HOOKS,
    )
)

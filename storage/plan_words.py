"""What a work plan is about in words, for whoever reads tasks, visits or promises."""

from bot.rules.tasks.works import WORKS
from storage import database as db

_AT_SITES = sorted(work.code for work in WORKS.values() if work.at_site)


def exactly(plan: str) -> str:
    """SQL: what the ``schedule`` of this alias is about in words, or the service of the contract that it was made of."""
    return (
        f"coalesce(nullif({plan}.about, ''), (SELECT i.name FROM contract_item i WHERE i.id = {plan}.item_id"
        f" AND {plan}.work NOT IN ({db.listed(_AT_SITES)})), '')"
    )

"""服务菜单: what comes with the program is brought into the firm's menu (clauses 2, 3.5)."""

from bot.rules.cause import Cause
from bot.rules.ledgers.menu import MENU
from bot.rules.menu.built_in import BUILT_IN
from bot.rules.menu.item import Item
from storage.database import writing
from storage.ledgers.writing import Values, add_entry
from storage.menu import find_known


@writing
async def bring_in_items(cause: Cause) -> None:
    """Adds the items that come with the program and are not there: all of them to a new firm, later ones by themselves.

    An item is known by its code, so what the firm changed or retired is left as it is. It comes with the program, as
    forms do, and is nobody's doing: the trail says nothing of it.
    """
    known = await find_known(BUILT_IN)
    for item in BUILT_IN.values():
        if item.code not in known:
            await add_entry(MENU.code, values_of(item), cause.at)


def values_of(item: Item) -> Values:
    """The cells of an item that comes with the program."""
    return {
        "code": item.code,
        "name": item.name.zh,
        "english": item.name.en,
        "clause": item.clause,
        "unit": item.unit.value,
        "work": item.work.code,
        "often": item.often.value,
        "every": str(item.every) if item.every else "",
        "depth": item.depth.value if item.depth is not None else "",
        "minutes": str(item.minutes) if item.minutes else "",
        "deliverable": item.deliverable.zh,
        "instruments": item.instruments.zh if item.instruments is not None else "",
        "requirements": item.requirements.zh,
        "package": item.package,
    }

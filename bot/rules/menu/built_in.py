"""All items that come with the program, in the order of the standard's clauses."""

from collections.abc import Mapping

from bot.rules.declaring import by_code
from bot.rules.menu import inspecting, preparing, running, systems
from bot.rules.menu.item import Item

BUILT_IN: Mapping[str, Item] = by_code((*preparing.ITEMS, *inspecting.ITEMS, *systems.ITEMS, *running.ITEMS))
"""By code. A firm has what it has under a code, however it changed it, so a code is never used for something else."""

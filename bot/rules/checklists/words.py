"""What checklists are said to be."""

from collections.abc import Mapping

from bot.rules.text import Text

DEPTHS: Mapping[str, Text] = {
    "brief": Text("简要", "Brief"),
    "standard": Text("标准", "Standard"),
    "deep": Text("深度", "Deep"),
}
"""How deep a patrol goes, by the code that menu and contracts keep."""

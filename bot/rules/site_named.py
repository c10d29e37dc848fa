"""Which site somebody means who writes its name and then what there is to say of it: ``恒信总装车间 全部符合``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.rules.plain_words import for_finding


@dataclass(frozen=True, slots=True)
class NamedSite:
    """A site that was named at the beginning of a text, and the rest of the text."""

    site_id: int
    rest: str


def site_named(text: str, sites: Iterable[tuple[int, Sequence[str]]]) -> NamedSite | None:
    """The site whose name a text begins with, of ``sites`` by id with the names that each goes by.

    Spaces do not matter, and of names that both fit the longer is meant. None where none fits, or two fit alike.
    """
    best: tuple[int, int] | None = None
    alike = False
    for site_id, names in sites:
        for name in names:
            length = _begins_with(text, for_finding(name))
            if length and (best is None or length > best[1]):
                best, alike = (site_id, length), False
            elif length and best is not None and length == best[1] and best[0] != site_id:
                alike = True
    if best is None or alike:
        return None
    return NamedSite(best[0], text[best[1] :].strip(" ：:,，。\n"))


def _begins_with(text: str, name: str) -> int:
    """How many characters of the text are the name, with the spaces between; 0: it does not begin with it."""
    if not name:
        return 0
    for end in range(1, len(text) + 1):
        said = for_finding(text[:end])
        if said == name:
            return end
        if not name.startswith(said):
            return 0
    return 0

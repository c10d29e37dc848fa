"""Each kind of button has one handler, which hears it at once."""

from collections.abc import Iterator

import pytest
from aiogram import Router

from bot.screens.buttons import Data, GoInstead, ShowCase, ShowLedgers
from handlers.dispatching import the_dispatcher
from handlers.pressed import HeardTwice, heard_by, says


def kinds(of: type[Data] = Data) -> Iterator[type[Data]]:
    """Every kind of button that there is."""
    for kind in of.__subclasses__():
        # a class with slots is made anew, and the first one stays known to its parent
        if kind.__module__.startswith("bot.screens.buttons.") and "__dataclass_fields__" in vars(kind):
            yield kind
        yield from kinds(kind)


def test_every_kind_of_button_has_exactly_one_handler() -> None:
    table = heard_by(the_dispatcher())
    named = {kind.__name__ for kind in table}
    assert len(named) == len(table)
    # which leads to the handler of another one (handlers/words)
    assert named == {kind.__name__ for kind in kinds()} - {GoInstead.__name__}


async def _heard(_: object) -> None:
    return None


def test_two_handlers_of_one_kind_are_refused() -> None:
    first, second, root = Router(), Router(), Router()
    first.callback_query.register(_heard, says(ShowCase))
    second.callback_query.register(_heard, says(ShowLedgers))
    root.include_routers(first, second)
    assert set(heard_by(root)) == {ShowCase, ShowLedgers}
    second.callback_query.register(_heard, says(ShowCase))
    with pytest.raises(HeardTwice):
        heard_by(root)


def test_a_handler_that_is_told_by_more_than_the_kind_is_refused() -> None:
    async def sometimes(_: object) -> bool:
        return True

    root, below = Router(), Router()
    below.callback_query.register(_heard, says(ShowCase), sometimes)
    root.include_routers(below)
    with pytest.raises(HeardTwice):
        heard_by(root)

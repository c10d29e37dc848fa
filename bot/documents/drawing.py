"""What the child process is handed: something of this package, and the function of it that turns it into a file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Drawn:
    """``by`` is a function at the top of a module, ``of`` what it takes; both are pickled on their way to the child."""

    by: Callable[[Any], bytes]
    of: object


def draw(drawn: Drawn) -> bytes:
    """The file. Raises what its maker raises."""
    return drawn.by(drawn.of)

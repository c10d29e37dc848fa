"""Where somebody said to be while they fill a form in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Located:
    """Where somebody said to be: ``metres`` from the site (None: nobody said where that is), ``within`` how many.

    ``sets``: they may say that the site is here.
    """

    token: str
    metres: int | None
    within: int
    sets: bool = False

    @property
    def far(self) -> bool:
        """Whether a reason is asked for."""
        return self.metres is not None and self.metres > self.within

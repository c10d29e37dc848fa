"""Duty lists: whatever is done to one, whom it concerns hears at once that nobody is left on it (clause 5.4 b)."""

from bot.rules.ledgers.duty import DUTY
from bot.services.duty.uncovered import look_at_lists
from bot.services.ledgers.hooks import Hooks

HOOKS = {
    DUTY.code: Hooks(
        after_changing=lambda cause, *_: look_at_lists(cause),
        after_ending=lambda cause, *_: look_at_lists(cause),
        after_importing=look_at_lists,
    )
}

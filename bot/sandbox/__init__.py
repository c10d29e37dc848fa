"""A local stand-in for Telegram: a Bot API server with a chat page, on this machine alone."""

from bot.sandbox.cast import Group, Person
from bot.sandbox.clock import ClockHandle, ClockStep
from bot.sandbox.flood import FloodLimits
from bot.sandbox.server import Sandbox

__all__ = ["ClockHandle", "ClockStep", "FloodLimits", "Group", "Person", "Sandbox"]

"""Every table of the firm, a line each: how many of a thousand records it has, and what matters in its rows.

What is of another number than a share says whose: an answer per question of a patrol, a seal per entry of the trail.
Each subject declares its own; a table that is in none of them fails a test.
"""

from collections.abc import Mapping

from tortoise.models import Model

from bot.rules.declaring import merged
from tests.growth import patrols, people, program, records
from tests.growth.line import Line

LINES: Mapping[type[Model], Line] = merged(people.LINES, patrols.LINES, records.LINES, program.LINES)

GROWING = frozenset(table._meta.db_table for table, line in LINES.items() if not line.steady)
"""Tables that no question of everyday may read whole."""

"""Every table of the firm, a line each: how many of a thousand records it has, and what matters in its rows.

What is of another number than a share says whose: an answer per question of a patrol, a seal per entry of the trail.
Each subject declares its own; a table that is in none of them fails a test.
"""

from collections.abc import Mapping
from dataclasses import replace

from tortoise.models import Model

from bot.rules.declaring import merged
from storage import tables as t
from tests.growth import checklists, contracts, patrols, people, program, records, tasks
from tests.growth.line import Line

LINES: Mapping[type[Model], Line] = merged(
    people.LINES, contracts.LINES, tasks.LINES, checklists.LINES, patrols.LINES, records.LINES, program.LINES
)

GROWING = frozenset(table._meta.db_table for table, line in LINES.items() if not line.steady)
"""Tables that no question of everyday may read whole."""


def lines(sites: int | None = None, tasks: int | None = None) -> Mapping[type[Model], Line]:
    """The lines with so many sites, each of which has a plan, and so many past tasks; None: in proportion."""
    rows = {t.Site: sites, t.Schedule: sites, t.Task: tasks}
    return {**LINES, **{table: replace(LINES[table], rows=many) for table, many in rows.items() if many is not None}}

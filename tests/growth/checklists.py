"""The firm's own checklists: as many as it has made, whatever its records."""

import json
from collections.abc import Mapping

from tortoise.models import Model

from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.checklists.plain import to_plain
from storage import tables as t
from tests.growth.line import Line, in_turn

OWN = 40
MADE = "a firm makes some, whatever its records"

LINES: Mapping[type[Model], Line] = {
    t.Checklist: Line(rows=OWN, columns={"kind": "patrol", "name": "恒信专用巡查表", "version": 1}, steady=MADE),
    t.ChecklistVersion: Line(
        rows=2 * OWN,
        columns={
            "checklist_id": lambda row: (row.n + 1) // 2,
            "version": in_turn(1, 2),
            "state": in_turn("published", "draft"),
            "content": json.dumps(to_plain(BUILT_IN["patrol_deep"]), ensure_ascii=False),
            "changed_by_id": 1,
        },
        steady=MADE,
    ),
}

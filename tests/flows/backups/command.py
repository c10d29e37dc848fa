"""A backup command for tests: a small real process that says what a file tells it to say."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.app.backups.child import ChildBackUp
from tests.world import World

KEY, OTHER_KEY = "age1qyqszqgpqyqszqgp", "age1rzrszrgprzrszrgp"


@dataclass
class Command:
    """The command beside a world."""

    folder: Path

    @property
    def made(self) -> int:
        """How often it was started."""
        log = self.folder / "started"
        return len(log.read_text().splitlines()) if log.exists() else 0

    def will_say(self, **told: Any) -> None:
        """What it says from now on."""
        whole = {
            "name": "20261123T180000Z",
            "at": "2026-11-23T18:00:00+00:00",
            "target": "data/backups",
            "rows": 10233,
            "tables": 44,
            "files": 120,
            "new_files": 3,
            "bytes": 12_345_678,
            "encrypted": True,
            "recipient": KEY,
            "head": [412, "9f3a"],
            "seconds": 2.5,
            "verified": True,
        }
        (self.folder / "says").write_text(f"reading 44 tables\n{json.dumps({**whole, **told})}\n")

    def will_fail(self, sentence: str = "There is no room left in the target.", error: str = "Unheard") -> None:
        """It fails from now on."""
        (self.folder / "says").write_text(json.dumps({"error": error, "sentence": sentence}))


def backing_up(world: World, folder: Path) -> Command:
    """Gives the world's program the command, which makes whole backups until told otherwise."""
    command = Command(folder)
    command.will_say()
    script = 'echo started >> "$0/started"; cat "$0/says"; ! grep -q sentence "$0/says"'
    back_up = ChildBackUp(("/bin/sh", "-c", script, str(folder)))
    world.heart.office = replace(world.heart.office, back_up=back_up)
    return command

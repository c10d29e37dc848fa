"""A client's or a person's name that is read to be shown comes from one place, which tells namesakes apart."""

import re
from pathlib import Path

import storage

BARE = re.compile(r"\b(?P<alias>\w+)\.(?:short_)?name(?: AS (?P<read_as>\w+)|(?P<alone>,))")
ALONE = {
    ("risks.py", "r.name,"): "a risk as it was named",
    ("custody.py", "e.name,"): "an instrument, whose code stands beside it",
    ("checklists.py", "c.name,"): "a checklist of the firm's own",
    ("contracts.py", "i.name,"): "a service as it was signed",
    ("deliverables.py", "i.name,"): "a service as it was signed",
    ("coverage.py", "i.name,"): "a service as it was signed",
    ("joining/cards.py", "c.name AS client_name"): "the full name of a firm on its printed card",
    ("menu.py", "e.name,"): "an item of the menu",
    ("people/members.py", "p.name,"): "read with the code, which is shown where there is one or a namesake",
    ("people/persons.py", "p.name,"): "a person's own name, which they are greeted by; others are shown ``called``",
}
"""What may read a name without its code, and why."""
SITES = {"s.name AS site_name", "s.name,", "e.name AS title"}
"""A site is named with its client, whose names are told apart; no two sites of a client have one name."""


def test_no_name_is_read_past_what_tells_namesakes_apart() -> None:
    root = Path(storage.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        room = path.relative_to(root).as_posix()
        if room.startswith(("migrations/", "tables/", "backups/")) or room in ("namesakes.py", "records.py"):
            continue
        selected = " ".join(re.findall(r"SELECT .*?(?=\bFROM\b|\bWHERE\b|\Z)", path.read_text("utf-8"), flags=re.S))
        found |= {(room, bare[0]) for bare in BARE.finditer(selected) if bare[0] not in SITES}
    assert found == ALONE.keys()

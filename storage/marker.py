"""A folder of files says whose they are, so that none is served with the records of another firm."""

import json
import os
from pathlib import Path

from storage.files import replace_file

NAME = "firm.json"
"""No name of a file of the archive, which are folders of two digits."""


class MarkerDamaged(ValueError):
    """The marker does not say whose files these are."""


def read_marker(folder: Path) -> str | None:
    """The firm whose files these are; None when nobody has said so yet.

    Raises MarkerDamaged: it cannot be read.
    """
    try:
        return str(json.loads((folder / NAME).read_text(encoding="utf-8"))["firm"])
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError) as damage:
        raise MarkerDamaged(folder / NAME) from damage


def write_marker(folder: Path, firm: str) -> None:
    """Says whose files these are, whole or not at all; makes the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / NAME, json.dumps({"firm": firm}).encode())


def has_files(folder: Path) -> bool:
    """Whether there is any file besides the marker."""
    return any(name != NAME for _, __, names in os.walk(folder) for name in names)

"""The checklists that come with the program: one TOML file each in ``library``, part of the program as its code is."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from zlib import crc32

from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.plain import from_plain
from bot.rules.checklists.soundness import faults_of
from bot.rules.declaring import by_code


class NotSound(ValueError):
    """A checklist that comes with the program breaks rules; which ones."""


def _read() -> Iterator[Checklist]:
    found = [one for one in files("bot.rules.checklists").joinpath("library").iterdir() if one.name.endswith(".toml")]
    for file in sorted(found, key=lambda one: one.name):
        checklist = from_plain(tomllib.loads(file.read_text(encoding="utf-8")))
        faults = faults_of(checklist)
        if faults or checklist.code != file.name.removesuffix(".toml"):
            raise NotSound(file.name, *faults)
        yield checklist


BUILT_IN: Mapping[str, Checklist] = by_code(tuple(_read()))
"""By their codes, which no checklist of the firm's own can have."""


_ABOVE_ALL_ROWS = 2**40
NUMBERS: Mapping[str, int] = {code: _ABOVE_ALL_ROWS + crc32(code.encode()) for code in BUILT_IN}
"""The numbers by which documents know them: the firm has no rows of them, and its own are far below."""
if len(set(NUMBERS.values())) < len(NUMBERS):
    raise NotSound(*NUMBERS)

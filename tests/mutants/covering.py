"""Which tests run what, as ``learning`` wrote it, and which of them are asked about a fault."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.faults import Fault


@dataclass(frozen=True, slots=True)
class Ran:
    """A test, how long it took in seconds, and the bits of the lines that it ran by file."""

    test: str
    seconds: float
    lines: Mapping[str, str]

    def touches(self, file: str, first: int, last: int) -> bool:
        """Whether it ran any of these lines."""
        bits = self.lines.get(file)
        return bits is not None and bool(int(bits, 16) >> first & ((1 << last - first + 1) - 1))


class Map:
    """What every test ran; of a file that was changed since, only that it was run at all is believed."""

    def __init__(self, written: Path, changed: Iterable[str], root: Path) -> None:
        self._root = root
        self._changed = frozenset(changed)
        with written.open(encoding="utf-8") as file:
            self._ran = [Ran(one["test"], one["seconds"], one["lines"]) for one in map(json.loads, file)]

    def tests_for(self, fault: Fault) -> list[Ran]:
        """The tests that may notice: those named like the module first, then the quickest."""
        if fault.inside is None:
            spots = [*self._named(fault.module, fault.name)]
        elif fault.module in self._changed:
            spots = [(fault.module, 1, 100_000)]
        else:
            spots = [(fault.module, fault.first, fault.last)]
        found = [ran for ran in self._ran if any(ran.touches(*spot) for spot in spots)]
        if not found:
            found = [ran for ran in self._ran if fault.module in ran.lines]
        subject = {part for part in Path(fault.module).with_suffix("").parts[1:] if part not in ("rules", "services")}
        # what is compared with what a test has written out is run by no line of the program
        naming = self._files_naming(fault.name) if fault.inside is None else frozenset()
        found += [ran for ran in self._ran if _file(ran) in naming and ran not in found]
        # nor is what their fixtures run for them: the file of tests that is named like the module is asked in any case
        own = f"test_{Path(fault.module).name}"
        found += [ran for ran in self._ran if Path(_file(ran)).name == own and ran not in found]
        # those of the same subject first, of these the quickest: they are the ones that look at it closely
        return sorted(found, key=lambda ran: (_file(ran) not in naming, _alike(_file(ran), subject) == 0, ran.seconds))

    def _files_naming(self, name: str) -> frozenset[str]:
        """The files of tests that name something of a module's own level."""
        word = re.compile(rf"\b{re.escape(name or '-')}\b")
        tests = (self._root / "tests").rglob("test_*.py")
        return frozenset(str(one.relative_to(self._root)) for one in tests if word.search(one.read_text("utf-8")))

    def some_for(self, fault: Fault, seconds: float) -> list[Ran]:
        """Of these as many as took no longer, all together, when they were learnt."""
        chosen, left = list[Ran](), seconds
        for ran in self.tests_for(fault):
            left -= ran.seconds
            if left < 0 and len(chosen) >= FEWEST:
                break
            chosen.append(ran)
        return chosen

    def _named(self, module: str, name: str) -> Iterator[tuple[str, int, int]]:
        """The functions that use a name of a module's own level, and those that use what is made of it there."""
        sources = {file: (self._root / file).read_text("utf-8") for file in self._files()}
        names, seen = [name], set[str]()
        while names and len(seen) < MOST_NAMES:
            wanted = names.pop()
            if not wanted or wanted in seen:
                continue
            seen.add(wanted)
            word = re.compile(rf"\b{re.escape(wanted)}\b")
            for file, source in sources.items():
                if not word.search(source):
                    continue
                for node in ast.parse(source).body:
                    segment = ast.get_source_segment(source, node) or ""
                    if isinstance(node, ast.Import | ast.ImportFrom) or not word.search(segment):
                        continue
                    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                        yield file, node.lineno, node.end_lineno or node.lineno
                    elif isinstance(node, ast.Assign | ast.AnnAssign):
                        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                        names.append(getattr(target, "id", ""))

    def _files(self) -> Sequence[str]:
        return [
            str(path.relative_to(self._root))
            for package in ("bot", "handlers", "schedules", "storage")
            for path in (self._root / package).rglob("*.py")
            if "migrations" not in path.parts
        ]


FEWEST = 3
MOST_NAMES = 6
"""Names that are followed from a table to the functions that read it through other tables."""


def _file(ran: Ran) -> str:
    return ran.test.partition("::")[0]


def _alike(file: str, subject: set[str]) -> int:
    words = set(re.split(r"\W|_", file))
    return sum(1 for part in subject if set(part.split("_")) <= words)

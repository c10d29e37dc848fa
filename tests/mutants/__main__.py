"""Puts faults into the modules that were changed, one at a time, and says which of them no test notices.

``python -m tests.mutants learn`` first, once: which test runs which lines of the program (with ``--tests rules`` those
of one folder, quickly). Then ``python -m tests.mutants --since v0.2.0 --sample 150``. Everything happens in a copy of
the checkout, on SQLite, with one worker.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutants.covering import Map
from tests.mutants.faults import Fault, faults_of
from tests.mutants.learning import LEARNT_INTO
from tests.mutants.running import load_what_others_made, run

ROOT = Path(__file__).parents[2]
FOLDER = Path(tempfile.gettempdir()) / "quality-butler-mutants"
LEARNT_FROM = (
    *("rules", "storage", "services", "letters", "schedules", "flows", "handlers", "screens", "firms"),
    *("documents", "app"),
)
"""The folders of tests that are asked. Programs started as processes, browsers and machines take too long."""
TOO_LONG = ("storage/test_plans.py", "storage/test_migrations.py", "schedules/test_a_year.py")
LAYERS = ("bot/rules", "bot/services", "storage", "bot/letters", "bot/screens", "handlers", "schedules")
NO_BEHAVIOUR = ("storage/migrations/", "storage/tables/", "storage/schema/", "bot/sandbox/", "bot/app/demo_company/")
"""Left out: what was migrated is history, tables are compared with the schema, the rest is for trying."""
ONLY_ON_POSTGRES = ("storage/backups/filling_postgres.py", "storage/backups/reading_postgres.py")
"""Left out, too: on SQLite no test runs them."""
WHOLE = {"bot/rules": "tests/rules"}
"""What is pure has tests that take seconds all together: where the chosen ones noticed nothing, all are asked.

A table that others are made of while they are imported is run by no test, and looked at by many; properties are left
out, which run the lines that they are about.
"""
AT_LEAST = 30
"""Seconds that the tests of a fault may take, whatever they took when they were learnt."""


def main() -> int:
    """Reads the command line."""
    reader = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    reader.add_argument("what", nargs="?", choices=("learn", "run"), default="run")
    reader.add_argument("--since", default="HEAD", help="the commit since which modules were changed")
    reader.add_argument("--in", dest="parts", nargs="*", default=LAYERS, help="folders or files to put faults into")
    reader.add_argument("--kind", help="only faults whose kind begins so, such as SQL")
    reader.add_argument("--sample", type=int, help="so many faults, chosen by --seed; else all")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--seconds", type=float, default=60, help="of tests that are asked about one fault")
    reader.add_argument("--again", type=Path, help="a file of survivors, of which each is tried again")
    reader.add_argument("--tests", nargs="*", default=LEARNT_FROM, help="folders of tests to learn, below tests/")
    reader.add_argument("--folder", type=Path, default=FOLDER, help="where what was learnt and the copy are kept")
    asked = reader.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    return _learn(asked.folder, asked.tests) if asked.what == "learn" else _try(asked)


def _git(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def _copy(folder: Path) -> Path:
    """The checkout as it is, without what git does not know."""
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    for name in _git("ls-files", "--cached", "--others", "--exclude-standard"):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy


def _learn(folder: Path, tests: Sequence[str]) -> int:
    copy, learnt = _copy(folder), folder / "learnt.jsonl"
    learnt.unlink(missing_ok=True)
    (folder / "learnt-at").write_text(_git("rev-parse", "HEAD")[0])
    words = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "tests.mutants.learning", "-k", "not postgres"]
    words += [word for file in TOO_LONG for word in ("--ignore", f"tests/{file}")]
    words += [f"tests/{name}" for name in tests]
    return subprocess.run(words, cwd=copy, env={**os.environ, LEARNT_INTO: str(learnt)}, check=False).returncode


def _try(asked: argparse.Namespace) -> int:
    learnt = asked.folder / "learnt.jsonl"
    if not learnt.exists():
        print("Run python -m tests.mutants learn first.")  # noqa: T201
        return 2
    faults = _chosen(asked)
    at = (asked.folder / "learnt-at").read_text()
    known = Map(learnt, _git("diff", "--name-only", at), ROOT)
    copy = _copy(asked.folder)
    load_what_others_made(copy)
    without = run(copy, [one.test for fault in faults[:3] for one in known.some_for(fault, 5)], 300)
    if without.killed:
        print(f"Tests fail without any fault:\n{without.output}")  # noqa: T201
        return 2
    told, killed, survived = Counter[str](), Counter[str](), list[str]()
    for number, fault in enumerate(faults, 1):
        tests = known.some_for(fault, asked.seconds)
        place = copy / fault.module
        whole = place.read_text("utf-8")
        place.write_text(fault.text, "utf-8")
        layer = next((layer for layer in LAYERS if fault.module.startswith(layer)), "the rest")
        try:
            most = AT_LEAST + int(10 * sum(one.seconds for one in tests))
            outcome = run(copy, [one.test for one in tests], most) if tests else None
            if layer in WHOLE and not (outcome and outcome.killed):
                outcome = run(copy, [WHOLE[layer], "-k", "not postgres", "-m", "not hypothesis"], 5 * AT_LEAST)
        finally:
            place.write_text(whole, "utf-8")
        told[layer] += 1
        if outcome is not None and outcome.killed:
            killed[layer] += 1
            said = "killed  "
        else:
            said = "SURVIVED"
            survived.append(str(fault))
        took = f"{outcome.seconds:.0f} s" if outcome else ""
        print(f"{number}/{len(faults)} {said} {fault} ({len(tests)} tests, {took})", flush=True)  # noqa: T201
    (asked.folder / "survived.txt").write_text("".join(f"{line}\n" for line in survived), "utf-8")
    for layer in sorted(told):
        print(f"{layer}: {killed[layer]} of {told[layer]} noticed")  # noqa: T201
    share = 100 * sum(killed.values()) / max(1, sum(told.values()))
    print(f"all: {sum(killed.values())} of {sum(told.values())} noticed, {share:.0f} %")  # noqa: T201
    return 0


def _chosen(asked: argparse.Namespace) -> Sequence[Fault]:
    changed = {*_git("diff", "--name-only", asked.since), *_git("ls-files", "--others", "--exclude-standard")}
    modules = sorted(
        name
        for name in changed
        if name.endswith(".py")
        and name.startswith(tuple(asked.parts))
        and not name.startswith(("tests/", *NO_BEHAVIOUR, *ONLY_ON_POSTGRES))
        and (ROOT / name).exists()
    )
    faults = [fault for name in modules for fault in faults_of(name, (ROOT / name).read_text("utf-8"))]
    if asked.kind:
        faults = [fault for fault in faults if fault.kind.startswith(asked.kind)]
    if asked.again:
        wanted = set(asked.again.read_text("utf-8").splitlines())
        return [fault for fault in faults if str(fault) in wanted]
    if asked.sample and asked.sample < len(faults):
        faults = random.Random(asked.seed).sample(faults, asked.sample)
    return faults


if __name__ == "__main__":
    sys.exit(main())

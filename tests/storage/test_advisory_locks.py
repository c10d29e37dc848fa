"""PostgreSQL's advisory locks: two that have one number would wait for each other, one inside the other for ever."""

import re
from collections import Counter
from pathlib import Path

NUMBER = re.compile(r"\b5_145_\d{3}\b")
WITH_A_SECOND_KEY = {"holders.py"}
"""Its number is the first of two, which are kept apart from single ones."""


def test_no_two_locks_have_one_number() -> None:
    found = Counter(
        number
        for path in Path("storage").rglob("*.py")
        if path.name not in WITH_A_SECOND_KEY
        for number in NUMBER.findall(path.read_text(encoding="utf-8"))
    )
    assert len(found) >= 3
    assert {number: n for number, n in found.items() if n > 1} == {}

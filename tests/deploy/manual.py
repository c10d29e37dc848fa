"""Reads docs/operating.md: the commands of a section, and what its tables explain."""

import re
import textwrap

from tests.deploy.machine import ROOT

LANGUAGES = {"en": ROOT / "docs/operating.md", "zh": ROOT / "docs/operating.zh.md"}
BLOCK = re.compile(r"^( *)```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def manual(language: str) -> str:
    """The page in a language."""
    return LANGUAGES[language].read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Every block of commands."""
    return [textwrap.dedent(found[2]) for found in BLOCK.finditer(text)]


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its rank or a higher one."""
    marks = heading.split()[0]
    _, _, after = text.partition(f"\n{heading}\n")
    assert after, heading
    return re.split(rf"^#{{1,{len(marks)}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def first_column(text: str) -> list[str]:
    """The first cell of each row of the tables, without the code marks around it."""
    rows = re.findall(r"^\| *(.*?) *\|", text, re.MULTILINE)
    return [row.strip("`") for row in rows if row.strip("- ")]

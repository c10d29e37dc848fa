"""Who may be meant by what somebody wrote: a name in full, or a surname as people are called at work.

Transparent on purpose: whoever it finds is kept away from the case until somebody settles whom it is about, so that a
name too many costs a tap, and one too few lets a person handle what is said about them.
"""

import re
import unicodedata
from collections.abc import Iterable

from bot.rules.folding import folded

_CALLED = (
    r"工(?![作程厂人期序艺装具时地资业会])",
    r"总监|总(?![结体计共数量部装是有要公会])",
    r"经理|老师|师傅|主任|主管|组长|班长|科长|部长|质管|管家|顾问|先生|女士|小姐|哥|姐",
)
"""What follows a surname when somebody is spoken of: 周工, but not 本周工作."""
_COMPOUND = re.compile(
    "欧阳|司马|上官|诸葛|司徒|东方|慕容|令狐|皇甫|尉迟|公孙|轩辕|端木|百里|南宫|夏侯|宇文|长孙|闻人|独孤"
)
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_OTHER = r"[^\W\u3400-\u9fff]"
_SHORTEST_GIVEN = 2
"""Characters of a given name that is looked for by itself: one alone is in too many words."""


def likely_named(text: str, people: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The ids of those of ``people`` (id and name) whom the text may mean."""
    plain = _plain(text)
    return frozenset(person_id for person_id, name in people if _means(plain, _plain(name)))


def _means(text: str, name: str) -> bool:
    if not name:
        return False
    if not _CHINESE.fullmatch(name.replace(" ", "")):
        # names in other letters are no part of a longer word, but Chinese stands beside them without a space; the
        # family name suffices, if it is no initial
        words = {name, name.split(" ")[-1]}
        return any(re.search(f"(?<!{_OTHER}){re.escape(word)}(?!{_OTHER})", text) for word in words if len(word) > 1)
    joined, text = name.replace(" ", ""), text.replace(" ", "")
    surname = joined[:2] if _COMPOUND.match(joined) else joined[:1]
    given = joined[len(surname) :]
    called = [re.escape(joined), rf"[老小]{surname}(?![学时组队伙型区镇])", rf"{surname}(?:{'|'.join(_CALLED)})"]
    if len(given) >= _SHORTEST_GIVEN:
        called.append(re.escape(given))
    return re.search("|".join(called), text) is not None


def _plain(text: str) -> str:
    """For comparison: half-width, lower case, single spaces, nothing invisible."""
    plain = folded(text).casefold()
    visible = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(visible.split())

"""What the coverage of clauses is called wherever it is told: in texts, on pictures, on pages."""

from bot.rules.boards.coverage import ClauseCovered, ItemCovered
from bot.rules.menu.naming import as_worded
from bot.rules.text import CHINESE, Language, Text

PICTURE, PAGE = "coverage_picture", "coverage_page"
"""The kinds of document that tell it."""
TITLE = Text("条款覆盖", "Coverage")
CLAUSE = Text("条款 {clause}", "Clause {clause}")
NO_CLAUSE = Text("合同另约", "As agreed otherwise")
SHARE = Text("{covered}/{due} 条到期条款有据", "{covered} of {due} due clauses on record")
NOTHING_DUE = Text("还没有到期的条款", "No clause is due yet")
NO_ITEMS = Text("合同里还没有服务项目。", "The contract has no items yet.")
RECORDS = Text("记录 {n} 份", "{n} records", "{n} record")


def clause_name(of: ClauseCovered, language: Language) -> str:
    """``4.6 日常巡查``: the clause with what was signed under it; several items are named up to two."""
    names = list(dict.fromkeys(signed_name(item, language) for item in of.items))
    between = "、" if language == CHINESE else ", "
    said = between.join(names[:2]) + ("…" if len(names) > 2 else "")
    return f"{of.clause or NO_CLAUSE.to(language)} {said}"


def signed_name(of: ItemCovered, language: Language) -> str:
    """What an item was signed as; one that comes with the program is called as its reader reads."""
    return as_worded(of.signed.name, language)


def item_name(of: ItemCovered, language: Language) -> str:
    """``日常巡查 · 总装车间``."""
    return " · ".join(filter(None, (signed_name(of, language), of.signed.site_name)))


def share(covered: int, due: int, language: Language) -> str:
    """How many of the clauses that were due have all on record."""
    return SHARE.to(language, covered=covered, due=due) if due else NOTHING_DUE.to(language)

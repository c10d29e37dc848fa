"""Draws the label sheets of the docs anew: ``make label-sheets``."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from bot.documents.ledgers.labels import LabelPage, LabelSheet, render_sheet
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.labels import LabelLink
from bot.rules.text import CHINESE, ENGLISH, Language, Text

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
DOTS_PER_INCH = 60

_MADE_AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
_CLIENT, _PROVIDER = Text("恒信阀门", "Hengxin Valve"), Text("质量管家服务公司", "Quality Butler Services")
_SITES = (
    Text("总装车间", "Assembly shop"),
    Text("机加工车间", "Machine shop"),
    Text("试压区", "Pressure test bay"),
    Text("来料库", "Incoming store"),
    Text("成品库", "Finished goods"),
    Text("计量室", "Metrology room"),
)


def drawn(language: Language) -> bytes:
    """The labels of a client's sites as one sheet."""
    sites = LEDGERS["sites"]
    labels = tuple(
        LabelPage(
            kind=sites.one.to(language),
            name=name.to(language),
            code=f"HX-S{number}",
            client=_CLIENT.to(language),
            provider=_PROVIDER.to(language),
            link=f"https://t.me/quality_butler_bot?start={LabelLink(sites.code, number)}",
            made_at=_MADE_AT,
            language=language,
            scan=sites.scan,
        )
        for number, name in enumerate(_SITES, start=1)
    )
    return render_sheet(LabelSheet(sites.title.to(language), labels, _MADE_AT, language))


if __name__ == "__main__":
    for _language in (CHINESE, ENGLISH):
        _file = FOLDER / f"label-sheet-{_language}"
        _command = ("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-singlefile", "-", str(_file))
        subprocess.run(_command, input=drawn(_language), check=True)

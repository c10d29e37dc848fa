"""What is asked beside a form about a location that was sent while it is filled in; nothing waits for the answer."""

from dataclasses import replace

from bot.records.located import Located
from bot.rules.spots import WHY_FAR, distance
from bot.rules.text import Language, Text
from bot.screens.buttons import SayWhyFar, SetSiteHere
from bot.screens.screen import Button, Row, Screen, escape

_FAR = Text("超出 {within}。请点一个原因，然后接着填：", "That is more than {within}. Please tap why, then go on:")
_UNPLACED = Text("这个场所还没有定位。", "Nobody has said yet where this site is.")
_HERE = Text("📌 场所就在这里", "📌 The site is here")
WHY_KEPT, PLACE_SET = Text("原因已记录。", "Reason kept."), Text("场所定位已记下。", "The site has its place.")


def with_question(screen: Screen, located: Located, language: Language) -> Screen:
    """The form as it stands, with what is asked about the location above it and its keys first."""
    asked, rows = "", list[Row]()
    if located.far:
        asked = _FAR.to(language, within=distance(located.within, language))
        rows = [(Button(text.to(language), SayWhyFar(located.token, why)),) for why, text in WHY_FAR.items()]
    elif located.sets:
        asked = _UNPLACED.to(language)
        rows = [(Button(_HERE.to(language), SetSiteHere(located.token)),)]
    if not rows or screen.keys:
        return screen
    return replace(screen, html=f"{escape(asked)}\n\n{screen.html}", rows=(*rows, *screen.rows))

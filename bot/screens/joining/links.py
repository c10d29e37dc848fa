"""Single-use links that nobody has opened yet, and taking one back."""

from collections.abc import Sequence

from bot.records.joining.invitations import OpenLink
from bot.rules.people import ROLE_NAMES
from bot.rules.text import Language, Text
from bot.screens.buttons import RevokeLink, ShowFirms, ShowLinks
from bot.screens.keys import BACK
from bot.screens.paged import page_of
from bot.screens.screen import Button, Screen, as_label, escape
from bot.screens.times import moment

LINKS = Text("未打开的链接", "Unopened links")
REVOKED = Text("已收回，这个链接不能用了", "Taken back; the link no longer works")
KEEP = Text("不，返回", "No, go back")
NUMBER = Text("链接 {n}", "Link {n}")


def links_button(language: Language) -> Button:
    """Leads to the links that nobody has opened yet."""
    return Button(f"🔗 {LINKS.to(language)}", ShowLinks(0))


def links(found: Sequence[OpenLink], page: int, language: Language) -> Screen:
    """What can still be opened, the newest first; a tap on one asks whether it is to be taken back."""
    part = page_of(found, page, ShowLinks)
    lines = [f"<b>🔗 {escape(LINKS.to(language))}</b>  {len(found)}"]
    if found:
        hint = Text("发错了、不需要了，点一下就能收回。", "Sent to the wrong person, or needless? Tap to take it back.")
        lines += [escape(hint.to(language)), *(_numbered(link, language) for link in part.shown)]
    else:
        nothing = Text("没有：发出的链接都打开过、过期了或收回了。", "None: all were opened, ended or taken back.")
        lines.append(escape(nothing.to(language)))
    rows = [(Button(as_label(_label(link, language)), RevokeLink(link.id, 0)),) for link in part.shown]
    return Screen("\n\n".join(lines), (*rows, *part.turns, (Button(BACK.to(language), ShowFirms(0)),)))


def _label(link: OpenLink, language: Language) -> str:
    return f"{link.id} · {link.person_name or _place(link, language)}"


def _place(link: OpenLink, language: Language) -> str:
    role = ROLE_NAMES[link.role].to(language)
    return f"{link.client_name} · {role}" if link.client_name else role


def _numbered(link: OpenLink, language: Language) -> str:
    return f"<b>{escape(NUMBER.to(language, n=link.id))}</b>  " + "\n".join(_told(link, language))


def _told(link: OpenLink, language: Language) -> list[str]:
    """For whom and what it is, who made it, until when it can be opened."""
    what = _place(link, language)
    if link.person_name and link.has_account:
        what = Text("给 {name} 换绑账号（{what}）", "another account for {name} ({what})").to(
            language, name=link.person_name, what=what
        )
    elif link.person_name:
        what = Text("{name}（{what}）", "{name} ({what})").to(language, name=link.person_name, what=what)
    made = Text("{who}，{at}生成", "made by {who}, {at}").to(
        language,
        who=link.made_by or Text("服务器", "the server").to(language),
        at=moment(link.made_at, language),
    )
    until = Text("{at}前有效，还没人打开", "valid until {at}, not opened yet").to(
        language, at=moment(link.expires_at, language)
    )
    return [escape(what), escape(made), escape(until)]


def revoke_question(link: OpenLink, language: Language) -> Screen:
    """收回？"""
    title = Text("收回链接 {n}？", "Take link {n} back?").to(language, n=link.id)
    what = Text(
        "收回后谁也打不开它；打开的人会看到请再要一个。要的话可以重新生成。",
        "Nobody can open it any more; whoever tries is told to ask for a new one. You can always make another.",
    )
    html = "\n\n".join([f"<b>{escape(title)}</b>", "\n".join(_told(link, language)), escape(what.to(language))])
    row = (
        Button(Text("收回", "Take it back").to(language), RevokeLink(link.id, 1)),
        Button(KEEP.to(language), ShowLinks(0)),
    )
    return Screen(html, (row,))

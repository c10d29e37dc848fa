"""Hello: the stranger's first screen, the greeting that brings the keys, an invitation that does not work."""

from bot.rules.forms.firm_texts import WELCOME
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.rules.unseen import without_unseen
from bot.screens.keys import with_keys_of
from bot.screens.rows import other_language
from bot.screens.screen import Screen, escape
from bot.screens.splitting import split
from bot.screens.telegram_html import telegram_html

CALL = Text("☎️ 也可以打电话问：{phone}", "☎️ Or call us: {phone}")


def welcome(language: Language, own: Text | None = None, provider: str = "", phone: str = "") -> Screen:
    """A stranger's first screen: what this is and whose, how to get in, and the other language.

    ``own``: the firm's Markdown in its place; ``provider`` and ``phone``: the firm's name and number, where it has
    given them.
    """
    # Markdown may come to nothing, a lone link definition say
    said = split(without_unseen(telegram_html(own.to(language)))) if own is not None else ()
    html = said[0] if said else telegram_html(WELCOME.to(language))
    if provider and not said:
        html = html.replace("</b>", f"</b> · {escape(provider)}", 1)
    if phone:
        html += f"\n\n{CALL.to(language, phone=escape(phone))}"
    return Screen(html, ((other_language(language, "welcome"),),))


def greeting(person: Person) -> Screen:
    """Says hello and puts the keys at the bottom."""
    text = Text(
        "您好，{name}。有事随时点下面的按钮。", "Hello {name}. The keys below are there whenever you need them."
    )
    return with_keys_of(Screen(escape(text.to(person.language, name=person.name))), person)


def invitation_refused(language: Language) -> Screen:
    """The link does not work; it is not said whether it was used, has expired or never was."""
    text = Text(
        "这个链接无效或已失效。请向发链接的人再要一个。",
        "This link is not valid (any more). Please ask the person who sent it for a new one.",
    )
    return Screen(escape(text.to(language)))


def invitation_revoked(language: Language) -> Screen:
    """The link was taken back; by whom is not said, since a link may have gone astray."""
    text = Text(
        "这个链接已被收回。您如果仍要加入，请向发给您的人再要一个。",
        "This link was taken back. If you still need to join, please ask the person who sent it for a new one.",
    )
    return Screen(escape(text.to(language)))

"""Keys with which a link, a code or a number is passed on: copied, or sent to somebody whom one chooses."""

from urllib.parse import quote

from bot.rules.text import Language, Text
from bot.screens.screen import Button, Row

COPY_LINK = Text("📋 复制链接", "📋 Copy link")
COPY_CODE = Text("📋 复制加入码", "📋 Copy code")
COPY_NUMBER = Text("📋 复制编号", "📋 Copy number")
SHARE = Text("↗️ 转发给对方", "↗️ Send to them")


def link_row(link: str, language: Language) -> Row:
    """For a link."""
    return (copy_button(COPY_LINK, link, language), share_button(link, language))


def copy_button(label: Text, text: str, language: Language) -> Button:
    """Puts a text on the phone's clipboard; nobody is told that it was pressed."""
    return Button(label.to(language), copies=text)


def share_button(link: str, language: Language) -> Button:
    """Lets the person choose a chat for a link, and write something beside it."""
    return Button(SHARE.to(language), url=f"https://t.me/share/url?url={quote(link, safe='')}")

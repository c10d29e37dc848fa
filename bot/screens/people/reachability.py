"""What is said of people to whom nothing can be delivered."""

from collections.abc import Sequence

from bot.records.clients import ClientRecord
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm, ShowEntry
from bot.screens.joining.members import RECONNECT
from bot.screens.keys import INVITE_THEM
from bot.screens.screen import Button, Row, Screen, escape

TITLE = Text(
    "⚠️ 联系不上{name}（{n} 条未送达）",
    "⚠️ I can't reach {name} ({n} messages undelivered)",
    "⚠️ I can't reach {name} ({n} message undelivered)",
)
CALL_AND_ASK_BACK = Text(
    "请打电话告知，并请对方重新打开和我的对话。恢复之前，不再逐条通知您。",
    "Please call, and ask them to open the chat with me again. I will not report every message until then.",
)
NO_ACCOUNT = Text("对方没有 Telegram 账号。", "They have no Telegram account. ")
CALL = Text("请打电话告知。今天不再逐条通知您。", "Please call. I will not report every message today.")
CARD = Text("查看人员卡片", "Show their card")


def unreachable(
    person: Person,
    clients: Sequence[ClientRecord],
    phone: str,
    count: int,
    language: Language,
    *,
    may_reconnect: bool = False,
) -> Screen:
    """For whoever can call: whom nothing reaches, how many messages that were so far, what to do.

    ``may_reconnect``: the reader may give the person an account, the first one or another.
    """
    gone = person.telegram_id is None
    lines = [f"<b>{escape(TITLE.to(language, name=person.called, n=count))}</b>"]
    lines += [escape(client.short_name) for client in clients]
    lines += [f"☎️ {escape(phone)}"] if phone else []
    lines += ["", escape(NO_ACCOUNT.to(language) + CALL.to(language) if gone else CALL_AND_ASK_BACK.to(language))]
    rows: list[Row] = [(Button(CARD.to(language), ShowEntry(PEOPLE.code, person.id)),)]
    if may_reconnect:
        way, form = (INVITE_THEM, "listed_invitation") if gone else (RECONNECT, "reconnection")
        rows.append((Button(way.to(language), OpenForm(form, "person", person.id)),))
    return Screen("\n".join(lines), tuple(rows))

"""The stand-in's whole state, and what happens to messages in it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from bot.sandbox.callbacks import PressBook
from bot.sandbox.cast import Group, Person
from bot.sandbox.chats import (
    Account,
    Chat,
    Post,
    account_of,
    chat_not_found,
    check_writable,
    group_chat,
    private_chat,
)
from bot.sandbox.clock import ClockHandle, SandboxClock
from bot.sandbox.commands import CommandLists, Descriptions
from bot.sandbox.entities import words_of
from bot.sandbox.events import EventLog
from bot.sandbox.faults import Faults
from bot.sandbox.files import FileStore
from bot.sandbox.flood import FloodGate, FloodLimits
from bot.sandbox.markup import NO_MARKUP, Markup
from bot.sandbox.showing import shown_post
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.wire import Json

# What a message can carry that a person wrote or chose; all else are service messages.
CONTENT = (
    "text",
    "photo",
    "document",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "sticker",
    "location",
    "contact",
)
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """How the sandbox is set up.

    ``group_privacy`` is Telegram's privacy mode: in groups the bot is told of commands, replies to it and service
    messages alone. ``callback_lifetime_s`` is how long a press can be answered.
    """

    token: str
    bot_name: str
    bot_username: str
    group_privacy: bool
    callback_lifetime_s: float
    limits: FloodLimits | None

    @property
    def bot_id(self) -> int:
        """The bot's id, which its token begins with."""
        return int(self.token.partition(":")[0])


@dataclass(slots=True)
class Reply:
    """The message that one replies to."""

    post: Post | None = None

    def fields(self) -> Json:
        """What the reply shows of it; replies are not nested."""
        if self.post is None:
            return {}
        return {"reply_to_message": {k: v for k, v in self.post.payload.items() if k != "reply_to_message"}}


NO_REPLY = Reply()


@dataclass(slots=True)
class Received:
    """A message that a person sent, and its update (None when the bot is not told)."""

    chat: Chat
    post: Post
    update_id: int | None


@dataclass(slots=True)
class Counters:
    """Message numbers: supergroups count by themselves, all other chats together."""

    shared: int = 0
    own: dict[int, int] = field(default_factory=dict)

    def next(self, chat: Chat) -> int:
        """The number of a chat's next message."""
        if chat.type == "supergroup":
            self.own[chat.id] = self.own.get(chat.id, 0) + 1
            return self.own[chat.id]
        self.shared += 1
        return self.shared


class Telegram:
    """People, chats, messages, updates and files, as Telegram's servers would hold them."""

    def __init__(
        self, settings: Settings, people: Iterable[Person], groups: Iterable[Group], clock: ClockHandle | None
    ) -> None:
        self.settings = settings
        self.bot: Json = {
            "id": settings.bot_id,
            "is_bot": True,
            "first_name": settings.bot_name,
            "username": settings.bot_username,
        }
        self.clock = SandboxClock(clock)
        self.began = monotonic()
        self.accounts: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.events = EventLog()
        self.files = FileStore(monotonic)
        self.flood = FloodGate(settings.limits, monotonic)
        self.faults = Faults()
        self.presses = PressBook(monotonic, settings.callback_lifetime_s)
        self.commands = CommandLists()
        self.description = Descriptions(LONGEST_DESCRIPTION)
        self.short_description = Descriptions(LONGEST_SHORT_DESCRIPTION)
        self.menu_button: Json = {"type": "default"}
        self.logged_out_at: float | None = None
        self._counters = Counters()
        for person in people:
            self.add_person(person)
        for group in groups:
            self.add_group(group)

    def show_clock(self) -> None:
        """Tells the page what the clock is doing."""
        shown = self.clock.as_json() or {}
        self.events.add("clock", now=shown.get("now"), moving=self.clock.moving, waiting=self.clock.waiting_s)

    def add_person(self, person: Person) -> Account:
        """An account, and its chat with the bot, which neither has opened yet."""
        account = account_of(person)
        self.accounts[account.id] = account
        self.chats[account.id] = private_chat(account)
        return account

    def add_group(self, group: Group) -> None:
        """A group that was there before the sandbox started.

        Raises ValueError for an id that is no group's, or members who are nobody.
        """
        if group.id >= 0 or not group.members or not self.accounts.keys() >= set(group.members):
            raise ValueError(group)
        self.chats[group.id] = group_chat(group.id, "group", group.title, list(group.members), bot_in=group.bot_in)

    def user(self, user_id: int) -> Json | None:
        """The User object of a person or of the bot itself."""
        if user_id == self.bot["id"]:
            return self.bot
        account = self.accounts.get(user_id)
        return account.user if account else None

    def known_chat(self, chat_id: str) -> Chat:
        """A chat that the bot has met (it may be unable to write there).

        Raises ApiError "chat not found".
        """
        chat = self._chat(chat_id)
        account = self.accounts.get(chat.id)
        if account is not None and not account.started and not self.in_common(account):
            raise chat_not_found()
        if chat.bot_status == "never" and chat.migrated_to is None:
            raise chat_not_found()
        return chat

    def recipient(self, chat_id: str) -> Chat:
        """A chat that the bot may write to.

        Raises ApiError in Telegram's words.
        """
        chat = self._chat(chat_id)
        account = self.accounts.get(chat.id)
        check_writable(chat, account, in_common=bool(account and not account.started and self.in_common(account)))
        return chat

    def _chat(self, chat_id: str) -> Chat:
        try:
            chat = self.chats.get(int(chat_id))
        except ValueError:
            chat = None
        if chat is None:
            raise chat_not_found()
        return chat

    def in_common(self, account: Account) -> bool:
        """Whether the bot is in a group with this person and so has met them."""
        groups = (chat for chat in self.chats.values() if not chat.private and chat.bot_status == "member")
        return any(account.id in chat.members for chat in groups)

    def send(
        self,
        chat: Chat,
        content: Json,
        markup: Markup = NO_MARKUP,
        reply: Reply = NO_REPLY,
        *,
        silent: bool = False,
    ) -> Json:
        """The bot's message to a chat, ``silent`` without a sound; returns the Message."""
        payload = {
            "message_id": self._counters.next(chat),
            "from": self.bot,
            "chat": chat.face,
            "date": self.clock.now(),
            **reply.fields(),
            **content,
        }
        if markup.inline:
            payload["reply_markup"] = markup.inline
        post = Post(payload, outgoing=True, fixed=markup.changes_keyboard, silent=silent)
        chat.add(post)
        for member in chat.members:
            unread = self.accounts[member].unread
            unread[chat.id] = unread.get(chat.id, 0) + 1
        fields: Json = {}
        if markup.changes_keyboard:
            chat.set_keyboard(markup, reply.post.payload["from"]["id"] if reply.post else None)
            fields["keyboard"] = markup.keyboard
        self.events.add("message", chat.id, partial(shown_post, copy(post)), **fields)
        return payload

    def receive(self, chat: Chat, account: Account, content: Json, reply: Reply = NO_REPLY) -> Received:
        """A person's message in a chat; the bot is told when it is there and may read it."""
        payload = {
            "message_id": self._counters.next(chat),
            "from": account.user,
            "chat": chat.face,
            "date": self.clock.now(),
            **reply.fields(),
            **content,
        }
        post = Post(payload, outgoing=False)
        chat.add(post)
        fields: Json = {"keyboard": None} if chat.answered_by(account.id) else {}
        self.events.add("message", chat.id, partial(shown_post, copy(post)), **fields)
        told = self.told_of(chat, payload)
        return Received(chat, post, self.updates.add("message", payload) if told else None)

    def told_of(self, chat: Chat, payload: Json) -> bool:
        """Whether the bot is told of a person's message: it must be in the chat, and privacy mode must allow it."""
        return chat.bot_status == "member" and (chat.private or self._may_read(payload))

    def _may_read(self, payload: Json) -> bool:
        username = f"@{self.settings.bot_username.lower()}"
        words = str(payload.get("text") or payload.get("caption") or "")
        entities: list[Json] = payload.get("entities") or payload.get("caption_entities") or []
        named = [words_of(words, entity).lower() for entity in entities if entity["type"] in ("bot_command", "mention")]
        # A command names its bot after an @, or is meant for every bot.
        if not self.settings.group_privacy or any(name.endswith(username) or "@" not in name for name in named):
            return True
        replied = payload.get("reply_to_message", {}).get("from", {}).get("id") == self.bot["id"]
        return replied or not any(name in payload for name in CONTENT)

    def change(self, chat: Chat, post: Post, payload: Json) -> None:
        """Puts an edited Message in the place of the old one."""
        post.payload = payload
        self.events.add("edited", chat.id, partial(shown_post, copy(post)))

    def react(self, chat: Chat, post: Post, emoji: str) -> None:
        """Sets the bot's reaction to a message, or (empty) takes it away; the bot is not told of its own."""
        post.reaction = emoji
        self.events.add("reaction", chat.id, partial(shown_post, copy(post)))

    def remove(self, chat: Chat, post: Post) -> None:
        """Deletes a message for everybody."""
        del chat.posts[post.id]
        if chat.pinned == post.id:
            chat.pinned = None
        self.events.add("deleted", chat.id, message_id=post.id)

    def membership(self, chat: Chat, by: Json, old: str, new: str) -> int | None:
        """Tells the bot that it was added, removed, blocked or unblocked (``my_chat_member``)."""
        change = {
            "chat": chat.face,
            "from": by,
            "date": self.clock.now(),
            "old_chat_member": self.membership_of_bot(old),
            "new_chat_member": self.membership_of_bot(new),
        }
        return self.updates.add("my_chat_member", change)

    def membership_of_bot(self, status: str) -> Json:
        """The bot's own ChatMember; a ban is for ever."""
        member: Json = {"user": self.bot, "status": status}
        return {**member, "until_date": 0} if status == "kicked" else member

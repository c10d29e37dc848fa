"""Chats as the bot knows them: who is in them, their messages, the keyboard that stands below."""

from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.cast import Person
from bot.sandbox.markup import Markup
from bot.sandbox.wire import ApiError, Json, bad_request, forbidden

KEPT_MESSAGES = 2_000
EVERYBODY = 0

BotStatus = Literal["member", "left", "kicked", "never"]
ChatType = Literal["private", "group", "supergroup"]


@dataclass(slots=True)
class Account:
    """A person's account and how it stands to the bot; ``unread`` counts the bot's messages by chat."""

    person: Person
    user: Json
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    unread: dict[int, int] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The user's id, which is also that of the private chat."""
        return self.person.id

    @property
    def language(self) -> str:
        """Two-letter code of the language of the person's app."""
        return self.person.language_code[:2].lower()


def account_of(person: Person) -> Account:
    """A fresh account that the bot has never met."""
    user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    optional = {"last_name": person.last_name, "username": person.username, "language_code": person.language_code}
    user.update({name: value for name, value in optional.items() if value})
    return Account(person, user)


@dataclass(slots=True)
class Post:
    """A message. ``payload`` is the Message as the Bot API shows it; an edit puts a new one in its place.

    ``fixed`` says that it was sent with a reply keyboard (or removed one) and so can never be edited. ``silent``: it
    came without a sound. ``reaction``: the emoji that the bot set on it, empty without one.
    """

    payload: Json
    outgoing: bool
    fixed: bool = False
    silent: bool = False
    reaction: str = ""

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.payload["message_id"])


@dataclass(slots=True)
class Chat:
    """A private chat or a group. ``members`` are ids of people, the first of them made the group."""

    id: int
    type: ChatType
    face: Json
    members: list[int]
    bot_status: BotStatus = "member"
    posts: dict[int, Post] = field(default_factory=dict)
    keyboards: dict[int, Json | None] = field(default_factory=dict)
    pinned: int | None = None
    migrated_to: int | None = None
    menu_button: Json | None = None

    @property
    def private(self) -> bool:
        """Whether this is a person's chat with the bot."""
        return self.type == "private"

    def first_of_album(self, post: Post) -> Post:
        """The first message of the album that a message belongs to; the message itself without one."""
        album = post.payload.get("media_group_id")
        if album is None:
            return post
        return min((one for one in self.posts.values() if one.payload.get("media_group_id") == album), key=_number)

    def add(self, post: Post) -> None:
        """Keeps a message; the oldest is forgotten beyond the newest 2,000."""
        self.posts[post.id] = post
        if len(self.posts) > KEPT_MESSAGES:
            del self.posts[next(iter(self.posts))]

    def set_keyboard(self, markup: Markup, meant_for: int | None) -> None:
        """Sets or removes the keyboard, for everybody or (selective) for one person."""
        if markup.selective and meant_for is not None:
            self.keyboards[meant_for] = markup.keyboard
        else:
            self.keyboards = {EVERYBODY: markup.keyboard}

    def keyboard_for(self, person_id: int) -> Json | None:
        """The reply keyboard or forced reply that a person has before them."""
        if person_id in self.keyboards:
            return self.keyboards[person_id]
        return self.keyboards.get(EVERYBODY)

    def answered_by(self, person_id: int) -> bool:
        """A person wrote: a forced reply is done with. Returns whether that changed their keyboard."""
        if not (self.keyboard_for(person_id) or {}).get("force_reply"):
            return False
        self.keyboards[person_id] = None
        return True


def _number(post: Post) -> int:
    return post.id


def private_chat(account: Account) -> Chat:
    """The chat of a person with the bot."""
    face = {name: value for name, value in account.user.items() if name not in ("is_bot", "language_code")}
    return Chat(account.id, "private", {**face, "type": "private"}, [account.id])


def group_chat(chat_id: int, type_: ChatType, title: str, members: list[int], *, bot_in: bool) -> Chat:
    """A group or supergroup."""
    face: Json = {"id": chat_id, "title": title, "type": type_}
    if type_ == "group":
        face["all_members_are_administrators"] = False
    return Chat(chat_id, type_, face, members, "member" if bot_in else "never")


def check_writable(chat: Chat, account: Account | None, *, in_common: bool) -> None:
    """Whether the bot may write to a chat; ``in_common`` says that it shares a group with the person.

    Raises ApiError in Telegram's words: a bot cannot write first, nor to whom blocked it, nor where it is not.
    """
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    if account is not None:
        if account.deactivated:
            raise forbidden("user is deactivated")
        if account.blocked:
            raise forbidden("bot was blocked by the user")
        if not account.started:
            raise forbidden("bot can't initiate conversation with a user") if in_common else chat_not_found()
        return
    kind = "group" if chat.type == "group" else "supergroup"
    match chat.bot_status:
        case "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        case "left":
            raise forbidden(f"bot is not a member of the {kind} chat")
        case "never":
            raise chat_not_found()


def chat_not_found() -> ApiError:
    """400 for a chat that the bot has never met."""
    return bad_request("chat not found")

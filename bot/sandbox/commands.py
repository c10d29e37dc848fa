"""What the bot says about itself: command lists by scope and language, descriptions, the menu button."""

import re
from typing import Any

from bot.sandbox.arguments import whole_number
from bot.sandbox.wire import Json, bad_request, not_reproduced

MOST_COMMANDS = 100
LONGEST_COMMAND_DESCRIPTION = 256
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
CHAT_SCOPES = frozenset({"chat", "chat_administrators"})

Scope = tuple[str | int, ...]
DEFAULT_SCOPE: Scope = ("default",)


def read_scope(scope: Json | None) -> Scope:
    """A BotCommandScope as a key: its type, its chat, its user.

    Raises ApiError for an unknown scope.
    """
    if not scope:
        return DEFAULT_SCOPE
    kind = scope.get("type")
    if kind in PLAIN_SCOPES:
        return (str(kind),)
    if kind in CHAT_SCOPES and "chat_id" in scope:
        return (str(kind), whole_number(scope["chat_id"]))
    if kind == "chat_member" and {"chat_id", "user_id"} <= scope.keys():
        return ("chat_member", whole_number(scope["chat_id"]), whole_number(scope["user_id"]))
    raise bad_request("can't parse BotCommandScope: unsupported type specified")


def read_language(code: str) -> str:
    """A two-letter ISO 639-1 code, or nothing for everybody.

    Raises ApiError for anything else.
    """
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def read_commands(commands: list[Any] | None) -> list[Json]:
    """Checks a list of BotCommand.

    Raises ApiError in Telegram's words.
    """
    if commands is None:
        raise bad_request("can't parse commands: array expected")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    read = []
    for command in commands:
        if not isinstance(command, dict):
            raise bad_request("can't parse commands: object expected")
        name = str(command.get("command", "")).removeprefix("/")
        description = str(command.get("description", "")).strip()
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= LONGEST_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        read.append({"command": name, "description": description})
    return read


class CommandLists:
    """Command lists by scope and language."""

    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], list[Json]] = {}

    def put(self, scope: Scope, language: str, commands: list[Json]) -> None:
        """Sets a list; an empty one is the same as none."""
        if commands:
            self._lists[scope, language] = commands
        else:
            self._lists.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[Json]:
        """The list of exactly this scope and language."""
        return self._lists.get((scope, language), [])

    def shown_to(self, scopes: list[Scope], language: str) -> list[Json]:
        """What a person sees: the first list there is, scope by scope, their language before everybody's."""
        for scope in scopes:
            for code in (language, ""):
                if found := self._lists.get((scope, code)):
                    return found
        return []


def scopes_in_private(chat_id: int) -> list[Scope]:
    """The scopes that hold in a private chat, the narrowest first."""
    return [("chat", chat_id), ("all_private_chats",), DEFAULT_SCOPE]


def scopes_in_group(chat_id: int, user_id: int, *, administrator: bool) -> list[Scope]:
    """The scopes that hold for a member of a group, the narrowest first."""
    scopes: list[Scope] = [("chat_member", chat_id, user_id)]
    if administrator:
        scopes.append(("chat_administrators", chat_id))
    scopes.append(("chat", chat_id))
    if administrator:
        scopes.append(("all_chat_administrators",))
    return [*scopes, ("all_group_chats",), DEFAULT_SCOPE]


class Descriptions:
    """A text in several languages; the empty code is for everybody else."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._texts: dict[str, str] = {}

    def put(self, language: str, text: str) -> None:
        """Sets or (empty) removes the text.

        Raises ApiError when it is too long.
        """
        if len(text) > self._longest:
            raise bad_request("description is too long")
        if text:
            self._texts[language] = text
        else:
            self._texts.pop(language, None)

    def get(self, language: str) -> str:
        """The text for a language; empty when there is none."""
        return self._texts.get(language) or self._texts.get("", "")


def read_menu_button(button: Json | None) -> Json:
    """Checks a MenuButton.

    Raises ApiError for one that is unknown or not reproduced.
    """
    kind = (button or {"type": "default"}).get("type")
    if kind == "web_app":
        raise not_reproduced("menu buttons with web_app")
    if kind not in ("default", "commands"):
        raise bad_request("can't parse menu button: unsupported type specified")
    return {"type": kind}

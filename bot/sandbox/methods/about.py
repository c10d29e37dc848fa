"""The bot itself: who it is, its session, its commands and descriptions."""

from time import monotonic

from bot.sandbox.arguments import Arguments
from bot.sandbox.commands import read_commands, read_language, read_menu_button, read_scope
from bot.sandbox.flood import too_many_requests
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Json

# close is refused for so long after the bot was started.
OPEN_AT_LEAST_S = 600


async def get_me(telegram: Telegram, arguments: Arguments) -> Json:  # noqa: ARG001
    """getMe."""
    return {
        **telegram.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.settings.group_privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def log_out(telegram: Telegram, arguments: Arguments) -> bool:  # noqa: ARG001
    """logOut: every later call is refused for ten minutes."""
    telegram.logged_out_at = monotonic()
    return True


async def close(telegram: Telegram, arguments: Arguments) -> bool:  # noqa: ARG001
    """close: refused in the first ten minutes, as by Telegram; then there is nothing to move elsewhere."""
    open_for = monotonic() - telegram.began
    if open_for < OPEN_AT_LEAST_S:
        raise too_many_requests(OPEN_AT_LEAST_S - open_for)
    return True


async def set_my_commands(telegram: Telegram, arguments: Arguments) -> bool:
    """setMyCommands."""
    scope, language = read_scope(arguments.object("scope")), read_language(arguments.text("language_code"))
    _check_chat(telegram, scope)
    telegram.commands.put(scope, language, read_commands(arguments.array("commands")))
    telegram.events.add("commands")
    return True


async def get_my_commands(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """getMyCommands: of exactly this scope and language."""
    scope, language = read_scope(arguments.object("scope")), read_language(arguments.text("language_code"))
    return telegram.commands.get(scope, language)


async def delete_my_commands(telegram: Telegram, arguments: Arguments) -> bool:
    """deleteMyCommands."""
    scope, language = read_scope(arguments.object("scope")), read_language(arguments.text("language_code"))
    telegram.commands.put(scope, language, [])
    telegram.events.add("commands")
    return True


def _check_chat(telegram: Telegram, scope: tuple[str | int, ...]) -> None:
    if len(scope) > 1:
        telegram.known_chat(str(scope[1]))


async def set_chat_menu_button(telegram: Telegram, arguments: Arguments) -> bool:
    """setChatMenuButton: of one private chat, or of all."""
    button = read_menu_button(arguments.object("menu_button"))
    if arguments.has("chat_id"):
        chat = telegram.known_chat(arguments.text("chat_id"))
        chat.menu_button = button
        telegram.events.add("menu_button", chat.id)
    else:
        telegram.menu_button = button
        telegram.events.add("menu_button")
    return True


async def set_my_description(telegram: Telegram, arguments: Arguments) -> bool:
    """setMyDescription: what a person reads before they press START."""
    telegram.description.put(read_language(arguments.text("language_code")), arguments.text("description"))
    telegram.events.add("state")
    return True


async def get_my_description(telegram: Telegram, arguments: Arguments) -> Json:
    """getMyDescription: in this language, else that of everybody."""
    return {"description": telegram.description.get(read_language(arguments.text("language_code")))}


async def get_my_short_description(telegram: Telegram, arguments: Arguments) -> Json:
    """getMyShortDescription."""
    return {"short_description": telegram.short_description.get(read_language(arguments.text("language_code")))}


async def set_my_short_description(telegram: Telegram, arguments: Arguments) -> bool:
    """setMyShortDescription."""
    language = read_language(arguments.text("language_code"))
    telegram.short_description.put(language, arguments.text("short_description"))
    return True

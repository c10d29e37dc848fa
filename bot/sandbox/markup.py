"""Keyboards: what the program may attach to a message, checked as Telegram checks it."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.entities import utf16_length
from bot.sandbox.wire import Json, bad_request, not_reproduced

LONGEST_DATA = 64
LONGEST_COPIED = 256
LONGEST_PLACEHOLDER = 64
MOST_BUTTONS = 100
STYLES = frozenset({"danger", "success", "primary"})
# What a button can do; the first three are reproduced.
INLINE_ACTIONS = ("callback_data", "url", "copy_text")
OTHER_INLINE_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
OTHER_KEY_ACTIONS = ("request_users", "request_chat", "request_managed_bot", "request_poll", "web_app")


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked ``reply_markup``: an inline keyboard, or something for the place of the keyboard.

    ``inline`` goes with the message; ``keyboard`` (a reply keyboard or a forced reply) and ``removes`` go to the
    chat, and ``selective`` says that only the person replied to is meant.
    """

    inline: Json | None = None
    keyboard: Json | None = None
    removes: bool = False
    selective: bool = False

    @property
    def changes_keyboard(self) -> bool:
        """Whether the chat's keyboard is set or removed."""
        return self.removes or self.keyboard is not None


NO_MARKUP = Markup()


def read_markup(markup: Json | None, *, private: bool) -> Markup:
    """Checks ``reply_markup``; ``private`` says that the message goes to one person.

    Raises ApiError in Telegram's words, or naming what the sandbox does not reproduce.
    """
    if not markup:
        return NO_MARKUP
    selective = bool(markup.get("selective"))
    if "inline_keyboard" in markup:
        return Markup(inline=_inline(markup["inline_keyboard"]))
    if "keyboard" in markup:
        return Markup(keyboard=_reply_keyboard(markup, private=private), selective=selective)
    if markup.get("remove_keyboard"):
        return Markup(removes=True, selective=selective)
    if markup.get("force_reply"):
        _check_placeholder(markup)
        return Markup(keyboard=markup, selective=selective)
    raise bad_request("object expected as reply markup")


def read_inline(markup: Json | None) -> Json | None:
    """The inline keyboard of an edit, None when it has none.

    Raises ApiError for any other keyboard.
    """
    if not markup:
        return None
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return _inline(markup["inline_keyboard"])


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what}: Field must be an Array of Arrays")
    return [row for row in rows if row]


def _inline(rows: Any) -> Json | None:
    checked = [[_inline_button(button) for button in row] for row in _rows(rows, "inline keyboard")]
    if sum(map(len, checked)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    for action in OTHER_INLINE_ACTIONS:
        if action in button:
            raise not_reproduced(f"inline buttons with {action}")
    _check_look(button)
    actions = [action for action in INLINE_ACTIONS if button.get(action) is not None]
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if actions == ["callback_data"] and not 1 <= len(str(button["callback_data"]).encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if actions == ["copy_text"]:
        _check_copied(button["copy_text"])
    if actions == ["url"] and not str(button["url"]).startswith(("http://", "https://", "tg://", "t.me/")):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return button


def _check_look(button: Json) -> None:
    """Raises ApiError for a colour that does not exist, or an emoji that the bot's owner would have to pay for."""
    if button.get("icon_custom_emoji_id"):
        raise not_reproduced("buttons with icon_custom_emoji_id")
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad_request("invalid button style specified")


def _check_copied(copied: Any) -> None:
    if not isinstance(copied, dict) or not isinstance(copied.get("text"), str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not 1 <= utf16_length(copied["text"]) <= LONGEST_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_placeholder(markup: Json) -> None:
    # the limit is documented, the words of the refusal are not
    if utf16_length(str(markup.get("input_field_placeholder") or "")) > LONGEST_PLACEHOLDER:
        raise bad_request("input field placeholder is too long")


def _reply_keyboard(markup: Json, *, private: bool) -> Json:
    rows = [[_key(key, private=private) for key in row] for row in _rows(markup["keyboard"], "reply keyboard")]
    if not rows:
        raise bad_request("reply keyboard must be non-empty")
    _check_placeholder(markup)
    return {**markup, "keyboard": rows}


def _key(key: Any, *, private: bool) -> Json:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict) or not isinstance(key.get("text"), str):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    if not key["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    _check_look(key)
    for action in OTHER_KEY_ACTIONS:
        if action in key:
            raise not_reproduced(f"keys with {action}")
    if key.get("request_contact") and not private:
        raise bad_request("phone number can be requested in private chats only")
    if key.get("request_location") and not private:
        raise bad_request("location can be requested in private chats only")
    return key

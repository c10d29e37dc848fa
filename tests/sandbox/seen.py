"""What a person sees on the phone: messages, buttons, answers to presses."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; ``data`` is what a press sends, ``url`` where it leads."""

    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press was answered with: a passing line, or (``alert``) a box to close."""

    text: str
    alert: bool
    url: str


NO_ANSWER = Answer("", alert=False, url="")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the person sees it; ``raw`` is the Bot API's Message with the page's additions."""

    raw: Json

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Its text or caption, empty without one."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def html(self) -> str:
        """Its text or caption as the page shows it."""
        return str(self.raw.get("html") or self.raw.get("caption_html") or "")

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.raw["outgoing"])

    @property
    def rows(self) -> list[list[Button]]:
        """Its inline keyboard."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[Button(one["text"], one.get("callback_data"), one.get("url")) for one in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        """The buttons of its inline keyboard, row after row."""
        return [button for row in self.rows for button in row]

    def button(self, text_or_data: str) -> Button | None:
        """The button with exactly this data, else this text, else with this in its text."""
        buttons = self.buttons
        by_data = (button for button in buttons if button.data == text_or_data)
        by_text = (button for button in buttons if button.text == text_or_data)
        by_part = (button for button in buttons if text_or_data in button.text)
        return next(by_data, None) or next(by_text, None) or next(by_part, None)

"""The parameters of one Bot API call, whichever way they travelled."""

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any

from bot.sandbox.wire import Json, bad_request

ATTACHED = "attach://"
YES = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a request."""

    name: str
    content: bytes
    media_type: str


def whole_number(value: object) -> int:
    """``value`` as a whole number; as in Telegram, what is no number counts as zero."""
    if isinstance(value, (int, str)):
        try:
            return int(value)
        except ValueError:
            return 0
    return int(value) if isinstance(value, float) and isfinite(value) else 0


class Arguments:
    """Named values (texts, or what JSON gave) and uploaded files of one call."""

    __slots__ = ("uploads", "values")

    def __init__(self, values: Json, uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def has(self, name: str) -> bool:
        """Whether the parameter was given (null counts as absent)."""
        return self.values.get(name) is not None or name in self.uploads

    def text(self, name: str) -> str:
        """A text; empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number, ``default`` when absent."""
        value = self.values.get(name)
        return default if value is None or value == "" else whole_number(value)

    def number(self, name: str) -> float | None:
        """A decimal number, None when it is absent or no number."""
        try:
            number = float(self.values[name])
        except (KeyError, TypeError, ValueError):
            return None
        return number if isfinite(number) else None

    def flag(self, name: str) -> bool:
        """A truth value; false when absent."""
        value = self.values.get(name)
        return value.lower() in YES if isinstance(value, str) else bool(value)

    def structure(self, name: str) -> Any:
        """A JSON-serialized parameter, None when absent.

        Raises ApiError when the text is no JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {name} JSON object") from error

    def object(self, name: str) -> Json | None:
        """A JSON object, None when absent.

        Raises ApiError when it is anything else.
        """
        value = self.structure(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"can't parse {name}: object expected")
        return value

    def array(self, name: str) -> list[Any] | None:
        """A JSON array, None when absent.

        Raises ApiError when it is anything else.
        """
        value = self.structure(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"can't parse {name}: array expected")
        return value

    def file(self, name: str) -> Upload | str | None:
        """A file parameter: the uploaded file, or the text (file_id, address) in its place, None when absent."""
        if name in self.uploads:
            return self.uploads[name]
        return self.named_file(self.values.get(name))

    def named_file(self, value: Any) -> Upload | str | None:
        """The file that ``value`` names: ``attach://NAME``, a file_id or an address.

        Raises ApiError when nothing is attached under that name.
        """
        if not isinstance(value, str) or not value:
            return None
        if not value.startswith(ATTACHED):
            return value
        attached = self.uploads.get(value.removeprefix(ATTACHED))
        if attached is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return attached

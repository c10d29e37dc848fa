"""What goes over the wire: JSON objects, and the two ways of saying no (to the program, to the page)."""

import json
from typing import Any

Json = dict[str, Any]


def packed(value: Any) -> bytes:
    """``value`` as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class ApiError(Exception):
    """An answer ``{"ok": false}`` of the Bot API.

    ``code`` is the HTTP status and ``error_code``, ``description`` Telegram's own wording,
    ``parameters`` its ``ResponseParameters`` (``retry_after`` in seconds, ``migrate_to_chat_id``).
    """

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class PageError(Exception):
    """A refusal of the page's interface: HTTP ``status`` and a short English ``reason``."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def bad_request(reason: str) -> ApiError:
    """400, worded as the Bot API does."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403, worded as the Bot API does."""
    return ApiError(403, f"Forbidden: {reason}")


def not_reproduced(what: str) -> ApiError:
    """The sandbox's own refusal of something the real Bot API can do and the sandbox cannot."""
    return ApiError(400, f"Bad Request: the sandbox does not reproduce {what}")

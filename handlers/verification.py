"""核验: a document's verification code, scanned or typed by anybody."""

from aiogram import Router
from aiogram.filters import CommandStart
from aiogram.filters.command import CommandObject
from aiogram.types import Message

from bot.records.documents import Verified
from bot.rules.verification import is_nearly_code, read_code, read_link
from bot.screens.verification import not_verified, verified, wrong_length
from bot.services.verification import verify
from handlers.turn import Reply, Turn
from handlers.typed_codes import code_typed, mistyped_by_a_stranger

router = Router(name="verification")


async def _of_code(_: Message, command: CommandObject) -> dict[str, str] | None:
    link = read_link((command.args or "").strip())
    return {"code": link.code} if link is not None else None


@router.message(CommandStart(), _of_code)
async def scan_code(_: Message, turn: Turn, code: str) -> Reply:
    """The QR code beside it."""
    return await _verified(turn, code)


@router.message(code_typed(read_code))
async def type_code(_: Message, turn: Turn, code: str) -> Reply:
    """The code itself."""
    return await _verified(turn, code)


@router.message(mistyped_by_a_stranger(is_nearly_code))
async def mistype_code(_: Message, turn: Turn) -> Reply:
    """A code that is too short or too long: told so, instead of the greeting again."""
    return wrong_length(turn.language)


async def _verified(turn: Turn, code: str) -> Reply:
    """Whoever is a stranger reads it in the language of the document that they have in hand."""
    found = await verify(turn.cause, turn.telegram_id, code)
    if isinstance(found, Verified):
        return verified(found, turn.language if turn.person is not None else found.language)
    return not_verified(found, turn.language)

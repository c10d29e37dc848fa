"""Documents: a button of a record's card asks for one, and it comes as a message of its own."""

from aiogram import Router

from bot.screens.buttons import AskDocument
from bot.screens.documents import ON_ITS_WAY, with_documents
from bot.screens.screen import Screen, Toast
from bot.services import documents
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="documents")


@router.callback_query(says(AskDocument))
async def ask_document(_: object, turn: Turn, pressed: AskDocument) -> Reply:
    """发我…: the card stays as it is."""
    await documents.ask(turn.cause, turn.who, pressed.kind, pressed.subject_id, pressed.version)
    return Toast(ON_ITS_WAY.to(turn.language))


async def with_offers(reply: Reply, turn: Turn) -> Reply:
    """What is shown; the cards of records in it with the documents that the person may have."""
    if isinstance(reply, tuple):
        return tuple([await _with_offers(screen, turn) for screen in reply])
    return await _with_offers(reply, turn) if isinstance(reply, Screen) else reply


async def _with_offers(screen: Screen, turn: Turn) -> Screen:
    if screen.card_of is None or turn.person is None:
        return screen
    return with_documents(screen, await documents.offered(turn.who, *screen.card_of, turn.cause.at), turn.language)

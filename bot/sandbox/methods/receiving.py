"""Updates by long poll, and files to download. (The webhook's methods belong to the server, which owns it.)"""

from bot.sandbox.arguments import Arguments
from bot.sandbox.telegram import Telegram
from bot.sandbox.updates import LARGEST_BATCH
from bot.sandbox.wire import Json, bad_request


async def get_updates(telegram: Telegram, arguments: Arguments) -> bytes:
    """getUpdates."""
    telegram.updates.allow(arguments.array("allowed_updates"))
    return await telegram.updates.poll(
        arguments.integer("offset"), arguments.integer("limit", LARGEST_BATCH), arguments.integer("timeout")
    )


async def get_file(telegram: Telegram, arguments: Arguments) -> Json:
    """getFile."""
    file_id = arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id is not specified")
    return telegram.files.grant(file_id)

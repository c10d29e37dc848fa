"""What all administrators are told."""

from collections.abc import Mapping
from typing import Any

from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people


async def tell_administrators(
    cause: Cause, kind: MessageCode, subject: tuple[str, int], parameters: Mapping[str, Any], *, occurrence: object = ""
) -> None:
    """Has each of them told something about a subject, once for each occurrence."""
    for administrator in await people.find_people_with_role(None, Role.ADMINISTRATOR):
        await post(cause, kind, subject, administrator.id, occurrence=occurrence, parameters=parameters)

"""The one way in which services have something said unasked: a row of the outbox, written with what caused it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NewType

from bot.rules.cause import Cause
from bot.rules.post import EACH, key_of
from storage.post import outbox

MessageCode = NewType("MessageCode", str)
"""A kind of message as its writer names it; what it says, and when and to whom, stands in ``bot.letters``."""

SHOWN_FOR = timedelta(days=7)
"""What was said longer ago nobody looks for any more: it is not changed in place, and stays as it is."""


async def post_to_each(
    cause: Cause,
    kind: MessageCode,
    subject: tuple[str, int],
    readers: Iterable[int],
    *,
    send_at: datetime,
    expires_at: datetime,
    occurrence: object = "",
) -> None:
    """Has the same said to many: each hears it once, as with ``post``."""
    await outbox.add_message_to_each(
        readers,
        key=key_of(kind, subject[1], occurrence, reader=EACH),
        kind=kind,
        subject_kind=subject[0],
        subject_id=subject[1],
        send_at=send_at,
        expires_at=expires_at,
        held=cause.repeats,
    )


async def post(
    cause: Cause,
    kind: MessageCode,
    subject: tuple[str, int],
    reader_id: int,
    *,
    occurrence: object = "",
    relay: int | None = None,
    send_at: datetime | None = None,
    expires_at: datetime | None = None,
    at_any_hour: bool = False,
    alarm: bool = False,
    parameters: Mapping[str, Any] | None = None,
) -> bool:
    """Has something said to a reader; False when it is said (or will be) already.

    ``subject``: the kind and the id of what it is about; ``occurrence``: which of the times that this is said of it.
    ``relay``: the person to whom the reader passes it on, unless it is the reader. Said at once, unless ``send_at``
    is later; never from ``expires_at`` on. ``at_any_hour``: this once it does not keep the quiet hours, after which
    it would be too late; nor does an ``alarm``, which sounds then as well. What repeats, since it was due before
    the firm was restored, is held until somebody decides.
    """
    passed_on = relay if relay != reader_id else None
    said = dict(parameters or {})
    if passed_on is not None:
        said[outbox.RELAY] = passed_on
    if at_any_hour or alarm:
        said[outbox.AT_ANY_HOUR] = True
    if alarm:
        said[outbox.ALARM] = True
    return await outbox.add_message(
        key=key_of(kind, subject[1], occurrence, reader_id, passed_on),
        kind=kind,
        person_id=reader_id,
        subject_kind=subject[0],
        subject_id=subject[1],
        send_at=send_at or cause.at,
        expires_at=expires_at,
        parameters=said,
        held=cause.repeats,
    )

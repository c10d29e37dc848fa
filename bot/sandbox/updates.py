"""The program's updates: numbered, kept until confirmed, handed out by long poll."""

import asyncio
from collections.abc import Callable, Container
from itertools import islice
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.wire import ApiError, Json, bad_request, packed

FIRST_UPDATE_ID = 700_000_001
LARGEST_BATCH = 100
LONGEST_POLL_S = 50
KEPT_CONFIRMED = 10_000
# All that exist, as names for ``allowed_updates``; those of the second set must be asked for.
KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    }
)
ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
BY_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
BY_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
BY_SET_WEBHOOK = "terminated by setWebhook request"


def conflict(reason: str) -> ApiError:
    """409: two ways of receiving updates at once."""
    return ApiError(409, f"Conflict: {reason}")


class UpdateQueue:
    """Updates in the order of their ids. An update leaves it only when the program confirmed it.

    Telegram also drops updates after 24 hours; that is not reproduced.
    """

    def __init__(self) -> None:
        self.last_update_id = FIRST_UPDATE_ID - 1
        self.confirmed_up_to = FIRST_UPDATE_ID - 1
        self.confirmed_count = 0
        self.allowed: list[str] = []
        self.on_new: Callable[[], None] | None = None
        self.webhook_is_set = False
        self._pending: dict[int, bytes] = {}
        self._again: dict[int, bytes] = {}
        self._again_seen: set[int] = set()
        self._confirmed: dict[int, bytes] = {}
        self._waiter: asyncio.Future[None] | None = None
        self.confirmation = Bell()

    @property
    def pending_count(self) -> int:
        """How many updates wait to be confirmed."""
        return len(self._pending) + len(self._again)

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates waits at this moment."""
        return self._waiter is not None

    def allow(self, kinds: list[Any] | None) -> None:
        """Which kinds are made from now on; None leaves it as it is, an empty list asks for the usual ones.

        Raises ApiError for a name that is no text. Unknown names are ignored, as by Telegram.
        """
        if kinds is None:
            return
        if not all(isinstance(kind, str) for kind in kinds):
            raise bad_request("can't parse allowed_updates: array of strings expected")
        self.allowed = [kind for kind in kinds if kind in KINDS]

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are made."""
        return kind in self.allowed if self.allowed else kind not in ASKED_FOR

    def add(self, kind: str, content: Json) -> int | None:
        """Makes an update and returns its id; None when the program does not want its kind."""
        if not self.wants(kind):
            return None
        return self._put(packed({kind: content}))

    def deliver_again(self, update_id: int, *, under_new_id: bool) -> int:
        """Puts a confirmed update back, with its id or under a new one; returns the id.

        Raises KeyError when no such update was confirmed (or it is forgotten).
        """
        content = self._confirmed[update_id]
        if under_new_id:
            return self._put(b"{" + content.partition(b",")[2])
        self._again[update_id] = content
        self._again_seen.discard(update_id)
        self._announce()
        return update_id

    def _put(self, content: bytes) -> int:
        self.last_update_id += 1
        self._pending[self.last_update_id] = b'{"update_id":%d,%b' % (self.last_update_id, content[1:])
        self._announce()
        return self.last_update_id

    def _announce(self) -> None:
        self.wake()
        if self.on_new is not None:
            self.on_new()

    async def poll(self, offset: int, limit: int, timeout_s: int) -> bytes:
        """getUpdates: the array of updates as JSON.

        Raises ApiError 409 under a webhook, and in the call that is waiting when another one comes.
        """
        if self.webhook_is_set:
            raise conflict(BY_WEBHOOK)
        self.interrupt(BY_OTHER_POLLER)
        self._confirm_below(self._absolute(offset))
        limit = limit if 1 <= limit <= LARGEST_BATCH else LARGEST_BATCH
        timeout_s = max(0, min(timeout_s, LONGEST_POLL_S))
        if not self.pending_count and timeout_s:
            await self._wait(timeout_s)
        return self._batch(limit)

    def _absolute(self, offset: int) -> int:
        if offset >= 0:
            return offset
        ids = list(self._pending)
        return ids[max(0, len(ids) + offset)] if ids else 0

    def _confirm_below(self, offset: int) -> None:
        while self._pending and (first := next(iter(self._pending))) < offset:
            self.confirm(first)
        for update_id in [again for again in self._again_seen if again < offset]:
            self.confirm(update_id)

    def confirm(self, update_id: int) -> None:
        """Takes an update out of the queue for good; one that is not there is left alone."""
        content = self._again.pop(update_id, None)
        self._again_seen.discard(update_id)
        if content is None:
            content = self._pending.pop(update_id, None)
        if content is None:
            return
        self.confirmed_count += 1
        self.confirmed_up_to = max(self.confirmed_up_to, update_id)
        self._confirmed[update_id] = content
        if len(self._confirmed) > KEPT_CONFIRMED:
            del self._confirmed[next(iter(self._confirmed))]
        self.confirmation.ring()

    def is_pending(self, update_id: int) -> bool:
        """Whether the program still has to confirm this update."""
        return update_id in self._pending or update_id in self._again

    def drop_all(self) -> None:
        """Forgets what is pending (``drop_pending_updates``)."""
        for update_id in [*self._again, *self._pending]:
            self.confirm(update_id)

    def _batch(self, limit: int) -> bytes:
        again = sorted(self._again)[:limit]
        self._again_seen.update(again)
        batch = [self._again[update_id] for update_id in again]
        batch += islice(self._pending.values(), limit - len(batch))
        return b"[" + b",".join(batch) + b"]"

    def waiting_for_webhook(self, under_way: Container[int]) -> tuple[int, bytes] | None:
        """The first pending update that is not being delivered yet."""
        for queue in (self._again, self._pending):
            for update_id, content in queue.items():
                if update_id not in under_way:
                    return update_id, content
        return None

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._waiter = waiter = loop.create_future()
        timer = loop.call_later(seconds, self.wake)
        try:
            await waiter
        finally:
            timer.cancel()
            if self._waiter is waiter:
                self._waiter = None

    def wake(self) -> None:
        """Lets a waiting getUpdates answer with what there is."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def interrupt(self, reason: str) -> None:
        """Ends a waiting getUpdates with 409."""
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_exception(conflict(reason))

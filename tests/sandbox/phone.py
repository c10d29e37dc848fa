"""A person's phone, for tests that read as a person's story.

    async with Phone(sandbox.url, 101) as fang:
        await fang.start()
        await fang.press("投诉")
        await fang.text("阀门漏水")
        number = await fang.wait_for(lambda message: "TS-" in message.text)

A phone is patient: whatever it does, it comes back when the program has *confirmed* the update (and answered the
press), so the next line sees what came of it. With ``patient=False`` it comes back at once: for double taps, and for
programs that are down or get killed. What the program says unasked, or later, is waited for with ``wait_for`` and
``next_message``.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from io import BytesIO
from time import monotonic
from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.sandbox.seen import NO_ANSWER, Answer, Button, Json, Message

__all__ = ["Answer", "Button", "Json", "Message", "NothingCame", "Phone", "Refused"]

LONG_POLL_S = 20
SOME_MESSAGES = 10
"""Read first where the newest message is wanted: a chat may be long."""

# Not asked for by anybody: the program's own polling.
BACKGROUND = frozenset({"getupdates"})


class Refused(Exception):
    """The sandbox would not let the person do it; ``status`` is the HTTP status."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


class NothingCame(Exception):
    """What was waited for did not come in time."""


class Phone:
    """What one person does in one chat: their own with the bot, or a group (``chat_id``).

    ``timeout_s`` is how long it waits for anything before it raises NothingCame.
    """

    def __init__(
        self, url: str, person_id: int, chat_id: int | None = None, *, patient: bool = True, timeout_s: float = 15
    ) -> None:
        self.person_id = person_id
        self.chat_id = person_id if chat_id is None else chat_id
        self.patient = patient
        self.timeout_s = timeout_s
        self._url = url
        self._session: aiohttp.ClientSession | None = None
        self._acted = 0
        self._read: int | None = None
        self._counted = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Puts the phone away."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    # What the person does

    async def start(self, payload: str | None = None) -> Message:
        """Presses START, or opens the bot's link with this payload."""
        return await self._send("start", {"payload": payload} if payload else {})

    async def text(self, text: str, reply_to: Message | None = None) -> Message:
        """Writes a text; keys of a reply keyboard are texts too."""
        body: Json = {"text": text}
        if reply_to is not None:
            body["reply_to"] = reply_to.id
        return await self._send("text", body)

    async def edit(self, message: Message, text: str) -> Message:
        """Edits an own text."""
        return await self._send("edit", {"message_id": message.id, "text": text})

    async def photo(self, content: bytes, caption: str | None = None, reply_to: Message | None = None) -> Message:
        """Sends a photo (PNG, JPEG, GIF or WebP)."""
        return await self._upload("photo", content, "photo.png", caption, reply_to=reply_to)

    async def document(
        self, content: bytes, name: str = "report.pdf", caption: str | None = None, media_type: str | None = None
    ) -> Message:
        """Sends a file under its name."""
        return await self._upload("document", content, name, caption, media_type)

    async def voice(self, content: bytes = b"OggS", seconds: int = 3, reply_to: Message | None = None) -> Message:
        """Sends a voice message."""
        return await self._upload("voice", content, "voice.ogg", duration=seconds, reply_to=reply_to)

    async def video(self, content: bytes = b"ftyp", caption: str | None = None, seconds: int = 3) -> Message:
        """Sends a video."""
        return await self._upload("video", content, "video.mp4", caption, "video/mp4", seconds)

    async def audio(self, content: bytes = b"ftypM4A", name: str = "record.m4a", seconds: int = 3) -> Message:
        """Sends an audio file, as a recorder shares it."""
        return await self._upload("audio", content, name, None, "audio/mp4", seconds)

    async def video_note(self, content: bytes = b"ftyp", seconds: int = 3) -> Message:
        """Sends a round video."""
        return await self._upload("video_note", content, "video.mp4", None, "video/mp4", seconds)

    async def animation(self, content: bytes = b"ftyp", caption: str | None = None) -> Message:
        """Sends an animation."""
        return await self._upload("animation", content, "animation.mp4", caption, "video/mp4")

    async def album(
        self, contents: Sequence[bytes], caption: str | None = None, captions: Sequence[str] = ()
    ) -> list[Message]:
        """Sends several photos at once, the caption under the first, or each with its own (``captions``)."""
        form = aiohttp.FormData()
        for number, content in enumerate(contents):
            form.add_field("file", BytesIO(content), filename=f"photo_{number}.png", content_type="image/png")
        if caption:
            form.add_field("caption", caption)
        for number, own in enumerate(captions):
            form.add_field(f"caption_{number}", own)
        done = await self._do("album", form)
        return [Message(message) for message in done["messages"]]

    async def location(
        self, latitude: float, longitude: float, accuracy_m: float | None = None, live_s: int | None = None
    ) -> Message:
        """Shares a place, in degrees; one that moves for so many seconds."""
        body: Json = {"latitude": latitude, "longitude": longitude}
        if live_s is not None:
            body["live_period"] = live_s
        return await self._send("location", body if accuracy_m is None else {**body, "horizontal_accuracy": accuracy_m})

    async def move(self, message: Message, latitude: float, longitude: float) -> Message:
        """Moves a live place."""
        return await self._send("move", {"message_id": message.id, "latitude": latitude, "longitude": longitude})

    async def change_chat(self, what: str, message: Message | None = None) -> Message:
        """Pins a message, sets a timer, changes the wallpaper: what Telegram tells by itself."""
        named = {} if message is None else {"message_id": message.id}
        return await self._send("change-chat", {"what": what, **named})

    async def contact(self, phone_number: str, user_id: int | None = None) -> Message:
        """Shares a contact: one's own, or (``user_id``) somebody else's."""
        body: Json = {"phone_number": phone_number}
        return await self._send("contact", body if user_id is None else {**body, "user_id": user_id})

    async def sticker(self, emoji: str = "👍") -> Message:
        """Sends a sticker."""
        return await self._send("sticker", {"emoji": emoji})

    async def press(self, text_or_data: str) -> Answer:
        """Presses the button with this data or (part of) this text on the newest message that carries it.

        Waits for the button to be there, and (patient) for the answer, which it returns; else an empty one.
        """
        message, button = await self._find_button(text_or_data)
        if button.data is None:
            raise NothingCame(f"{button.text} is a link to {button.url}")
        return await self.press_data(message, button.data)

    async def press_data(self, message: Message, data: str, *, force: bool = False) -> Answer:
        """Presses the button with this data on this very message; ``force`` although it is not shown any more."""
        callback_id = await self.tap_data(message, data, force=force)
        if not self.patient:
            return NO_ANSWER
        event = await self._wait_for_event(
            lambda event: event["type"] == "callback_answered" and event["callback_id"] == callback_id,
            f"an answer to the press of {data}",
        )
        return Answer(event["text"], event["show_alert"], event["url"])

    async def tap_data(self, message: Message, data: str, *, force: bool = False) -> str:
        """The same without reading the answer: the id of the press."""
        done = await self._do("press", {"message_id": message.id, "data": data, "force": force})
        return str(done["callback_id"])

    async def block(self) -> None:
        """Stops the bot."""
        await self._do("block", {})

    async def unblock(self) -> None:
        """Lets the bot write again."""
        await self._do("unblock", {})

    # What the person sees

    async def messages(self) -> list[Message]:
        """All messages of the chat, oldest first."""
        return [Message(message) for message in (await self._chat())["messages"]]

    async def newest_first(self) -> AsyncIterator[Message]:
        """All messages of the chat, newest first; the older ones are read when they are wanted."""
        async for message in self._newest_first_of(await self._chat(SOME_MESSAGES)):
            yield message

    async def _newest_first_of(self, chat: Json) -> AsyncIterator[Message]:
        found = [Message(message) for message in chat["messages"]]
        for message in reversed(found):
            yield message
        if len(found) == SOME_MESSAGES:
            for message in reversed(await self.messages()):
                if message.id < found[0].id:
                    yield message

    async def last(self) -> Message:
        """The bot's newest message."""
        async for message in self.newest_first():
            if message.from_bot:
                return message
        raise NothingCame("the bot wrote nothing")

    async def buttons(self) -> list[str]:
        """The texts of the buttons on the newest message that carries any."""
        async for message in self.newest_first():
            if message.buttons:
                return [button.text for button in message.buttons]
        return []

    async def keys(self) -> list[str]:
        """The texts of the reply keyboard below the chat, row after row."""
        keyboard = (await self._chat(1))["keyboard"] or {}
        return [key["text"] for row in keyboard.get("keyboard", []) for key in row]

    async def commands(self) -> list[str]:
        """The commands that the menu offers this person."""
        return [command["command"] for command in (await self._chat(1))["commands"]]

    async def next_message(self, timeout_s: float | None = None) -> Message:
        """The bot's next message that this method has not returned yet, beginning with the phone's first action."""
        event = await self._wait_for_event(
            lambda event: event["type"] == "message" and event["message"]["outgoing"],
            "a message",
            after=self._acted if self._read is None else self._read,
            timeout_s=timeout_s,
        )
        self._read = event["n"]
        return Message(event["message"])

    async def wait_for(self, wanted: Callable[[Message], bool], timeout_s: float | None = None) -> Message:
        """The first message of the bot, new or edited since this person last did something, that is ``wanted``."""
        event = await self._wait_for_event(
            lambda event: (
                event["type"] in ("message", "edited")
                and event["message"]["outgoing"]
                and wanted(Message(event["message"]))
            ),
            "the message that was waited for",
            timeout_s=timeout_s,
        )
        return Message(event["message"])

    async def download(self, message: Message) -> bytes:
        """The file that a message carries (the largest size of a photo)."""
        found = next(message.raw[name] for name in ("photo", "document", "voice", "video") if name in message.raw)
        file = found[-1] if isinstance(found, list) else found
        async with self._http().get(self._url + file["url"]) as response:
            return await response.read()

    # What the tests want to know

    async def calls(self) -> int:
        """The number of the program's newest call: the ``n`` of ``calls_since``."""
        found = await self._get("calls", {"after": self._counted})
        if found:
            self._counted = int(found[-1]["n"])
        return self._counted

    async def calls_since(self, n: int) -> list[Json]:
        """The program's calls later than number ``n``, its polling left out."""
        found = await self._get("calls", {"after": n})
        return [call for call in found if call["method"].lower() not in BACKGROUND]

    # How

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def _get(self, path: str, query: Json) -> Any:
        async with self._http().get(f"{self._url}/sandbox/{path}", params=query) as response:
            return await _result(response)

    async def _chat(self, newest: int | None = None) -> Json:
        limit = {} if newest is None else {"newest": newest}
        found: Json = await self._get(f"chats/{self.chat_id}", {"as": self.person_id, **limit})
        return found

    async def _do(self, doing: str, body: Json | aiohttp.FormData) -> Json:
        address = f"{self._url}/sandbox/people/{self.person_id}/{doing}"
        if isinstance(body, aiohttp.FormData):
            body.add_field("chat_id", str(self.chat_id))
            posting = self._http().post(address, data=body)
        else:
            posting = self._http().post(address, json={"chat_id": self.chat_id, **body})
        async with posting as response:
            done: Json = await _result(response)
        self._acted = done["after"]
        if self._read is None:
            self._read = done["after"]
        if self.patient:
            for update_id in done.get("update_ids", [done.get("update_id")]):
                await self._until_handled(update_id)
        return done

    async def _until_handled(self, update_id: int | None) -> None:
        """Waits until the program confirmed the update (None: it was not told)."""
        if update_id is None:
            return
        until = monotonic() + self.timeout_s
        while (left := until - monotonic()) > 0:
            wait = min(left, LONG_POLL_S)
            counts = await self._get("updates", {"until": update_id, "wait": wait})
            if not counts["until_pending"]:
                return
        raise NothingCame(f"update {update_id} was not confirmed within {self.timeout_s} s")

    async def _send(self, doing: str, body: Json) -> Message:
        return Message((await self._do(doing, body))["message"])

    async def _upload(
        self,
        kind: str,
        content: bytes,
        name: str,
        caption: str | None = None,
        media_type: str | None = None,
        duration: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("file", BytesIO(content), filename=name, content_type=media_type or "application/octet-stream")
        if caption:
            form.add_field("caption", caption)
        if duration:
            form.add_field("duration", str(duration))
        if reply_to is not None:
            form.add_field("reply_to", str(reply_to.id))
        return Message((await self._do(kind, form))["message"])

    async def _find_button(self, text_or_data: str) -> tuple[Message, Button]:
        until = monotonic() + self.timeout_s
        while True:
            newest = await self._chat(SOME_MESSAGES)
            async for message in self._newest_first_of(newest):
                if button := message.button(text_or_data):
                    return message, button
            left = until - monotonic()
            if left <= 0:
                raise NothingCame(f"no button {text_or_data!r}; last was {newest['messages'][-1:]}")
            await self._events(newest["last_event"], left)

    async def _events(self, after: int, wait_s: float) -> Json:
        wait = max(0.0, min(wait_s, LONG_POLL_S))
        found: Json = await self._get("events.json", {"after": after, "as": self.person_id, "wait": wait})
        return found

    async def _wait_for_event(
        self, wanted: Callable[[Json], bool], what: str, *, after: int | None = None, timeout_s: float | None = None
    ) -> Json:
        last = self._acted if after is None else after
        limit = self.timeout_s if timeout_s is None else timeout_s
        until = monotonic() + limit
        while True:
            found = await self._events(last, until - monotonic())
            for event in found["events"]:
                if event["chat_id"] == self.chat_id and wanted(event):
                    return dict(event)
            last = found["last"]
            if monotonic() >= until:
                raise NothingCame(f"{what} did not come within {limit} s")


async def _result(response: aiohttp.ClientResponse) -> Any:
    body = await response.json()
    if response.status != 200:
        raise Refused(response.status, body["error"])
    return body

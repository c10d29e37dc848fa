"""What a person does on their phone."""

import re

from bot.sandbox.arguments import Upload
from bot.sandbox.cast import Person
from bot.sandbox.chats import Account, Chat
from bot.sandbox.entities import trimmed, utf16_length
from bot.sandbox.files import STICKER, new_group_id
from bot.sandbox.finding import found_entities
from bot.sandbox.points import point
from bot.sandbox.showing import shown_post
from bot.sandbox.telegram import NO_REPLY, Received, Reply, Telegram
from bot.sandbox.wire import ApiError, Json, PageError

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
FIRST_NEW_ID = 9_001
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
# Videos are not looked into: each is announced with this size, in pixels.
CHANGES_OF_CHATS: dict[str, Json] = {
    "pinned_message": {},
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400},
    "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🌷"}},
}
VIDEO_SIZE = {"width": 640, "height": 480}


class People:
    """The phones of everybody in the sandbox.

    Every method raises PageError for what a Telegram app would not let a person do.
    """

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    def account(self, person_id: int) -> Account:
        """The account of a person."""
        account = self.telegram.accounts.get(person_id)
        if account is None:
            raise PageError(404, "no such person")
        return account

    def chat(self, account: Account, chat_id: int | None) -> Chat:
        """A chat that the person is in: their private one unless another is named."""
        chat = self.telegram.chats.get(account.id if chat_id is None else chat_id)
        if chat is None or chat.migrated_to is not None:
            raise PageError(404, "no such chat")
        if account.id not in chat.members:
            raise PageError(403, "this person is not in that chat")
        return chat

    def add(self, first_name: str, language_code: str, username: str, caption: str) -> Account:
        """Somebody new whom the bot has never met."""
        if not first_name.strip():
            raise PageError(400, "a person needs a first name")
        person_id = max([FIRST_NEW_ID, *(number + 1 for number in self.telegram.accounts)])
        person = Person(
            person_id,
            first_name.strip(),
            username=username,
            language_code=language_code or "zh-hans",
            caption_zh=caption,
            caption_en=caption,
        )
        account = self.telegram.add_person(person)
        self.telegram.events.add("state")
        return account

    def start(self, account: Account, payload: str | None) -> Received:
        """Presses START, or opens the bot's deep link; a person who blocked the bot unblocks it by this."""
        if payload is not None and not PAYLOAD.fullmatch(payload):
            raise PageError(400, "a start payload is 1 to 64 of A-Z a-z 0-9 _ -")
        if account.blocked:
            self.unblock(account)
        return self.say(account, None, f"/start {payload}" if payload else "/start", None)

    def say(self, account: Account, chat_id: int | None, text: str, reply_to: int | None) -> Received:
        """Writes a text, whatever it is."""
        chat = self._to_write(account, chat_id)
        content = self._words(text, "text", "entities", LONGEST_TEXT)
        if not content:
            raise PageError(400, "the text is empty")
        return self._receive(chat, account, content, reply_to)

    def press(
        self, account: Account, chat_id: int | None, message_id: int, data: str, *, force: bool
    ) -> tuple[str, int | None]:
        """Presses an inline button that is shown now (``force``: or was once); returns callback and update ids."""
        chat = self._to_write(account, chat_id)
        post = chat.posts.get(message_id)
        shown = post.payload.get("reply_markup", {}).get("inline_keyboard", []) if post else []
        if not force and not any(button.get("callback_data") == data for row in shown for button in row):
            raise PageError(404, "no such button on that message")
        press = self.telegram.presses.add(account.id, chat.id, message_id)
        inaccessible: Json = {"chat": chat.face, "message_id": message_id, "date": 0}
        query = {
            "id": press.callback_id,
            "from": account.user,
            "message": post.payload if post else inaccessible,
            "chat_instance": str(chat.id * 7_919),
            "data": data,
        }
        told = chat.bot_status == "member"
        return press.callback_id, self.telegram.updates.add("callback_query", query) if told else None

    def share_contact(self, account: Account, chat_id: int | None, contact: Json) -> Received:
        """Shares a contact: one's own unless ``user_id`` says whose."""
        if not contact.get("phone_number"):
            raise PageError(400, "a contact needs a phone number")
        shared = {
            "phone_number": str(contact["phone_number"]),
            "first_name": contact.get("first_name") or account.person.first_name,
            "user_id": contact.get("user_id", account.id),
        }
        return self._receive(self._to_write(account, chat_id), account, {"contact": shared})

    def share_location(self, account: Account, chat_id: int | None, place: Json) -> Received:
        """Shares a point in degrees, with an uncertainty in metres, and for how many seconds it moves, if it does."""
        location = point(place)
        if place.get("live_period") is not None:
            location["live_period"] = int(place["live_period"])
        return self._receive(self._to_write(account, chat_id), account, {"location": location})

    def send_sticker(self, account: Account, chat_id: int | None, emoji: str) -> Received:
        """Sends a sticker."""
        details: Json = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        sticker = self.telegram.files.add("Sticker", STICKER, media_type="image/webp", **details, emoji=emoji or "👍")
        return self._receive(self._to_write(account, chat_id), account, {"sticker": sticker})

    def send_file(
        self,
        account: Account,
        chat_id: int | None,
        kind: str,
        upload: Upload,
        caption: str,
        duration: int,
        reply_to: int | None = None,
    ) -> Received:
        """Sends a photo, document, recording, video or animation (``duration`` in seconds for what plays)."""
        chat = self._to_write(account, chat_id)
        content = {**self._file(kind, upload, duration), **self._caption(caption)}
        return self._receive(chat, account, content, reply_to)

    def send_album(
        self, account: Account, chat_id: int | None, uploads: list[Upload], captions: list[str]
    ) -> list[Received]:
        """Sends 2 to 10 photos at once: each is a message of its own, all share ``media_group_id``."""
        if not 2 <= len(uploads) <= 10:
            raise PageError(400, "an album has 2 to 10 photos")
        chat = self._to_write(account, chat_id)
        shared = {"media_group_id": new_group_id()}
        contents = [
            {**self._file("photo", upload, 0), **self._caption(caption), **shared}
            for upload, caption in zip(uploads, captions, strict=True)
        ]
        return [self._receive(chat, account, content) for content in contents]

    def edit(self, account: Account, chat_id: int | None, message_id: int, text: str) -> Received:
        """Edits an own text."""
        chat = self._to_write(account, chat_id)
        post = chat.posts.get(message_id)
        if post is None or post.payload["from"]["id"] != account.id or "text" not in post.payload:
            raise PageError(404, "no such text of this person")
        content = self._words(text, "text", "entities", LONGEST_TEXT)
        if not content:
            raise PageError(400, "the text is empty")
        kept = {name: value for name, value in post.payload.items() if name not in ("text", "entities")}
        payload = {**kept, **content, "edit_date": self.telegram.clock.now()}
        self.telegram.change(chat, post, payload)
        told = self.telegram.told_of(chat, payload)
        return Received(chat, post, self.telegram.updates.add("edited_message", payload) if told else None)

    def move(self, account: Account, chat_id: int | None, message_id: int, place: Json) -> Received:
        """Moves a live place that one shares: its message changes by itself."""
        chat = self._to_write(account, chat_id)
        post = chat.posts.get(message_id)
        if post is None or post.payload["from"]["id"] != account.id or "live_period" not in post.payload["location"]:
            raise PageError(404, "no such live place of this person")
        payload = {**post.payload, "location": {**post.payload["location"], **point(place)}}
        payload["edit_date"] = self.telegram.clock.now()
        self.telegram.change(chat, post, payload)
        told = self.telegram.told_of(chat, payload)
        return Received(chat, post, self.telegram.updates.add("edited_message", payload) if told else None)

    def change_chat(self, account: Account, chat_id: int | None, what: str, message_id: int | None) -> Received:
        """Does something to the chat of which Telegram tells it by itself; a message that is pinned is named."""
        chat = self._to_write(account, chat_id)
        if what not in CHANGES_OF_CHATS:
            raise PageError(404, "chats have no such change")
        pinned = chat.posts.get(message_id or 0)
        if what == "pinned_message" and pinned is None:
            raise PageError(404, "no such message to pin")
        content = pinned.payload if what == "pinned_message" and pinned is not None else CHANGES_OF_CHATS[what]
        return self._receive(chat, account, {what: content})

    def block(self, account: Account) -> int | None:
        """Stops the bot."""
        if account.blocked or not account.started:
            raise PageError(409, "only a started bot can be blocked")
        account.blocked = True
        self.telegram.events.add("state")
        chat = self.telegram.chats[account.id]
        return self.telegram.membership(chat, account.user, "member", "kicked")

    def unblock(self, account: Account) -> int | None:
        """Lets the bot write again."""
        if not account.blocked:
            raise PageError(409, "the bot is not blocked")
        account.blocked = False
        self.telegram.events.add("state")
        chat = self.telegram.chats[account.id]
        return self.telegram.membership(chat, account.user, "kicked", "member")

    def deactivate(self, account: Account) -> None:
        """Deletes the account; the bot learns of it when it writes."""
        account.deactivated = True
        self.telegram.events.add("state")

    def read(self, account: Account, chat_id: int | None) -> None:
        """Looks at a chat: nothing there is unread any more."""
        chat = self.chat(account, chat_id)
        if account.unread.pop(chat.id, 0):
            self.telegram.events.add("state")

    def _to_write(self, account: Account, chat_id: int | None) -> Chat:
        chat = self.chat(account, chat_id)
        if account.deactivated:
            raise PageError(409, "this account is deleted")
        if chat.private and account.blocked:
            raise PageError(409, "this person has blocked the bot")
        if chat.private and not account.started:
            account.started = True
            self.telegram.events.add("state")
        return chat

    def _receive(self, chat: Chat, account: Account, content: Json, reply_to: int | None = None) -> Received:
        reply = NO_REPLY
        if reply_to is not None:
            post = chat.posts.get(reply_to)
            if post is None:
                raise PageError(404, "the message to reply to is not there")
            reply = Reply(post)
        return self.telegram.receive(chat, account, content, reply)

    def _words(self, text: str, field: str, entities_field: str, longest: int) -> Json:
        plain, _ = trimmed(text, [])
        if not plain:
            return {}
        if utf16_length(plain) > longest:
            raise PageError(400, f"the {field} is longer than {longest}")
        entities = found_entities(plain, [])
        return {field: plain, entities_field: entities} if entities else {field: plain}

    def _caption(self, caption: str) -> Json:
        return self._words(caption, "caption", "caption_entities", LONGEST_CAPTION)

    def _file(self, kind: str, upload: Upload, duration: int) -> Json:
        files = self.telegram.files
        try:
            match kind:
                case "photo":
                    return {"photo": files.add_photo(upload.content)}
                case "voice":
                    made = files.add("Voice", upload.content, media_type="audio/ogg", duration=duration or 1)
                    return {"voice": made}
                case "video":
                    details = {**VIDEO_SIZE, "duration": duration or 1}
                    media_type = upload.media_type if upload.media_type.startswith("video/") else "video/mp4"
                    return {"video": files.add("Video", upload.content, upload.name, media_type, **details)}
                case "audio":
                    media_type = upload.media_type if upload.media_type.startswith("audio/") else "audio/mp4"
                    length = duration or 1
                    return {"audio": files.add("Audio", upload.content, upload.name, media_type, duration=length)}
                case "video_note":
                    made = files.add("VideoNote", upload.content, "", "video/mp4", length=384, duration=duration or 1)
                    return {"video_note": made}
                case "animation":
                    details = {**VIDEO_SIZE, "duration": duration or 1}
                    made = files.add("Animation", upload.content, upload.name, "video/mp4", **details)
                    # beside it as a document, for old programs
                    return {"animation": made, "document": made}
                case _:
                    return {"document": files.add("Document", upload.content, upload.name, upload.media_type)}
        except ApiError as error:
            raise PageError(400, error.description) from error


def as_answer(received: Received) -> Json:
    """What the page is told about a message that was sent."""
    return {"message": shown_post(received.post), "update_id": received.update_id}

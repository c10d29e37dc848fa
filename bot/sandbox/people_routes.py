"""What the page does: people at their phones, groups, the clock, faults."""

import json
from collections.abc import Callable

from aiohttp import web

from bot.sandbox.api import Api
from bot.sandbox.arguments import Arguments
from bot.sandbox.chats import Account
from bot.sandbox.clock import written
from bot.sandbox.groups import Groups
from bot.sandbox.people import People, as_answer
from bot.sandbox.showing import shown_chat, shown_person
from bot.sandbox.transport import HALF_A_LETTER, page_answer, read_form
from bot.sandbox.wire import ApiError, Json, PageError

FILE_KINDS = frozenset({"photo", "document", "voice", "video", "audio", "video_note", "animation"})
FAULTS = frozenset({"network_down", "latency_ms", "flood_retry_after", "flood_chat", "fail_next"})

Doing = Callable[[Account, Json], Json]


async def body_of(request: web.Request) -> Json:
    """The JSON object of a request, empty without a body.

    Raises PageError 400.
    """
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise PageError(400, "the body is no JSON") from error
    if not isinstance(body, dict):
        raise PageError(400, "the body is no JSON object")
    return body


def whole(body: Json, name: str) -> int:
    """A whole number that must be there."""
    value = optional(body, name)
    if value is None:
        raise PageError(400, f'"{name}" is needed')
    return value


def optional(body: Json, name: str) -> int | None:
    """A whole number, None when absent."""
    value = body.get(name)
    try:
        return None if value is None or value == "" else int(value)
    except (TypeError, ValueError) as error:
        raise PageError(400, f'"{name}" is not a whole number') from error


def words(body: Json, name: str) -> str:
    """A text; empty when absent."""
    value = body.get(name)
    if value is not None and (not isinstance(value, str) or HALF_A_LETTER.search(value)):
        raise PageError(400, f'"{name}" is not a text')
    return value or ""


class PeopleRoutes:
    """Handlers for what is done on the page."""

    def __init__(self, api: Api, people: People, groups: Groups) -> None:
        self._telegram = api.telegram
        self._people = people
        self._groups = groups
        self._doings: dict[str, Doing] = {
            "start": self._start,
            "text": self._text,
            "press": self._press,
            "edit": self._edit,
            "contact": lambda who, body: as_answer(people.share_contact(who, optional(body, "chat_id"), body)),
            "location": lambda who, body: as_answer(people.share_location(who, optional(body, "chat_id"), body)),
            "move": self._move,
            "change-chat": self._change_chat,
            "block": lambda who, body: {"update_id": people.block(who)},  # noqa: ARG005
            "unblock": lambda who, body: {"update_id": people.unblock(who)},  # noqa: ARG005
            "deactivate": self._deactivate,
            "read": self._read,
        }
        self._group_doings: dict[str, Callable[[int, Json], Json]] = {
            "add-bot": lambda chat_id, body: {"update_id": groups.add_bot(groups.find(chat_id))},  # noqa: ARG005
            "remove-bot": lambda chat_id, body: {"update_id": groups.remove_bot(groups.find(chat_id))},  # noqa: ARG005
            "migrate": lambda chat_id, body: {"chat": shown_chat(groups.migrate(groups.find(chat_id)))},  # noqa: ARG005
            "join": self._join,
            "leave": self._leave,
        }

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to the application."""
        return [
            web.post("/sandbox/people", self.add_person),
            web.post("/sandbox/people/{id:[0-9]+}/{doing}", self.do),
            web.post("/sandbox/groups", self.add_group),
            web.post("/sandbox/groups/{id:-[0-9]+}/{doing}", self.do_in_group),
            web.post("/sandbox/clock", self.move_clock),
            web.post("/sandbox/faults", self.set_faults),
            web.post("/sandbox/redeliver", self.redeliver),
        ]

    async def add_person(self, request: web.Request) -> web.Response:
        """Somebody new."""
        body = await body_of(request)
        account = self._people.add(
            words(body, "first_name"), words(body, "language_code"), words(body, "username"), words(body, "caption")
        )
        return page_answer({"person": shown_person(account)})

    async def do(self, request: web.Request) -> web.Response:
        """Something a person does; ``after`` in the answer is the number of the last event before it."""
        account, doing = self._people.account(int(request.match_info["id"])), request.match_info["doing"]
        if doing in FILE_KINDS or doing in ("album", "sticker"):
            form = await _form(request)
            before = self._telegram.events.last
            done = self._send(account, doing, form)
        elif doing in self._doings:
            body = await body_of(request)
            before = self._telegram.events.last
            done = self._doings[doing](account, body)
        else:
            raise PageError(404, "people do no such thing")
        return page_answer({**done, "after": before})

    def _send(self, account: Account, kind: str, form: Arguments) -> Json:
        chat_id = optional(form.values, "chat_id")
        if kind == "sticker":
            return as_answer(self._people.send_sticker(account, chat_id, form.text("emoji")))
        uploads = list(form.uploads.values())
        if kind == "album":
            captions = [form.text(f"caption_{number}") for number in range(len(uploads))]
            if captions and form.text("caption"):
                captions[0] = form.text("caption")
            sent = self._people.send_album(account, chat_id, uploads, captions)
            answers = [as_answer(received) for received in sent]
            return {
                "messages": [one["message"] for one in answers],
                "update_ids": [one["update_id"] for one in answers],
            }
        if len(uploads) != 1:
            raise PageError(400, "one file is needed")
        duration, caption = form.integer("duration"), form.text("caption")
        reply_to = optional(form.values, "reply_to")
        return as_answer(self._people.send_file(account, chat_id, kind, uploads[0], caption, duration, reply_to))

    def _start(self, account: Account, body: Json) -> Json:
        return as_answer(self._people.start(account, words(body, "payload") or None))

    def _text(self, account: Account, body: Json) -> Json:
        chat_id, reply_to = optional(body, "chat_id"), optional(body, "reply_to")
        return as_answer(self._people.say(account, chat_id, words(body, "text"), reply_to))

    def _press(self, account: Account, body: Json) -> Json:
        chat_id, message_id = optional(body, "chat_id"), whole(body, "message_id")
        force = bool(body.get("force"))
        callback_id, update_id = self._people.press(account, chat_id, message_id, words(body, "data"), force=force)
        return {"callback_id": callback_id, "update_id": update_id}

    def _edit(self, account: Account, body: Json) -> Json:
        chat_id, message_id = optional(body, "chat_id"), whole(body, "message_id")
        return as_answer(self._people.edit(account, chat_id, message_id, words(body, "text")))

    def _move(self, account: Account, body: Json) -> Json:
        return as_answer(self._people.move(account, optional(body, "chat_id"), whole(body, "message_id"), body))

    def _change_chat(self, account: Account, body: Json) -> Json:
        chat_id, message_id = optional(body, "chat_id"), optional(body, "message_id")
        return as_answer(self._people.change_chat(account, chat_id, words(body, "what"), message_id))

    def _deactivate(self, account: Account, body: Json) -> Json:  # noqa: ARG002
        self._people.deactivate(account)
        return {"person": shown_person(account)}

    def _read(self, account: Account, body: Json) -> Json:
        self._people.read(account, optional(body, "chat_id"))
        return {"unread": account.unread.get(account.id, 0)}

    async def add_group(self, request: web.Request) -> web.Response:
        """A new group, without the bot."""
        body = await body_of(request)
        members = body.get("members")
        if not isinstance(members, list) or not all(isinstance(member, int) for member in members):
            raise PageError(400, '"members" is not a list of people')
        return page_answer({"chat": shown_chat(self._groups.make(words(body, "title"), members))})

    async def do_in_group(self, request: web.Request) -> web.Response:
        """Something that happens to a group."""
        doing = self._group_doings.get(request.match_info["doing"])
        if doing is None:
            raise PageError(404, "nothing like that happens to groups")
        return page_answer(doing(int(request.match_info["id"]), await body_of(request)))

    def _join(self, chat_id: int, body: Json) -> Json:
        chat = self._groups.find(chat_id)
        self._groups.join(chat, self._people.account(whole(body, "person")))
        return {"chat": shown_chat(chat)}

    def _leave(self, chat_id: int, body: Json) -> Json:
        chat = self._groups.find(chat_id)
        self._groups.leave(chat, self._people.account(whole(body, "person")))
        return {"chat": shown_chat(chat)}

    async def move_clock(self, request: web.Request) -> web.Response:
        """Moves the program's clock; answers when everything due by then was done."""
        body, clock = await body_of(request), self._telegram.clock
        step, to = words(body, "step") or None, words(body, "to") or None
        moved = await clock.move(step=step, to=to, changed=self._telegram.show_clock)
        return page_answer({"now": written(moved)})

    async def set_faults(self, request: web.Request) -> web.Response:
        """Sets what is wrong with the network and with coming calls; what is not named stays."""
        body, telegram = await body_of(request), self._telegram
        if unknown := body.keys() - FAULTS:
            raise PageError(400, f"no such fault: {min(unknown)}")
        failing = body.get("fail_next")
        if failing is not None and not isinstance(failing, dict):
            raise PageError(400, '"fail_next" is no object')
        if "latency_ms" in body:
            telegram.faults.latency_ms = max(0, whole(body, "latency_ms"))
        if "flood_retry_after" in body:
            telegram.flood.close_for(whole(body, "flood_retry_after"), optional(body, "flood_chat"))
        if failing:
            telegram.faults.fail_next(
                words(failing, "method"),
                optional(failing, "times") or 1,
                optional(failing, "error_code") or 500,
                words(failing, "description") or "Internal Server Error",
                failing.get("parameters"),
            )
        if "network_down" in body:
            telegram.faults.network_down = bool(body["network_down"])
            telegram.updates.wake()
        telegram.events.add("state")
        return page_answer({"ok": True})

    async def redeliver(self, request: web.Request) -> web.Response:
        """Sends a confirmed update again."""
        body = await body_of(request)
        try:
            update_id = self._telegram.updates.deliver_again(
                whole(body, "update_id"), under_new_id=bool(body.get("new_id"))
            )
        except KeyError as error:
            raise PageError(404, "no such update was confirmed") from error
        return page_answer({"update_id": update_id})


async def _form(request: web.Request) -> Arguments:
    """Fields and files, in the order of their parts; JSON will do for a sticker."""
    if request.content_type != "multipart/form-data":
        return Arguments(await body_of(request))
    try:
        return await read_form(request, several_of_a_name=True)
    except ApiError as error:
        raise PageError(error.code, error.description) from error

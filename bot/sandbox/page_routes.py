"""What the page reads and follows: state, chats, files, events, and its own static files."""

import asyncio
from pathlib import Path
from time import monotonic
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.api import Api
from bot.sandbox.chats import Account, Chat
from bot.sandbox.commands import scopes_in_group, scopes_in_private
from bot.sandbox.events import Event
from bot.sandbox.people import People
from bot.sandbox.showing import shown_chat, shown_person, shown_post
from bot.sandbox.transport import page_answer
from bot.sandbox.wire import Json, PageError, packed

PAGE = Path(__file__).with_name("page")
MEDIA_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
}
HARMLESS = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"
LONGEST_WAIT_S = 30
KEPT_ALIVE_AFTER_S = 15


def number_in(request: web.Request, name: str) -> int | None:
    """A whole number from the query, None when absent.

    Raises PageError 400 for anything else.
    """
    text = request.query.get(name)
    if text is None:
        return None
    try:
        return int(text)
    except ValueError as error:
        raise PageError(400, f'"{name}" is not a whole number') from error


def _wait_of(request: web.Request) -> float:
    try:
        return min(float(request.query.get("wait", "0")), LONGEST_WAIT_S)
    except ValueError as error:
        raise PageError(400, '"wait" is not a number of seconds') from error


class PageRoutes:
    """Handlers for what the page reads. ``closing`` turns true when the sandbox stops: streams end then."""

    def __init__(self, api: Api, people: People) -> None:
        self._api = api
        self._telegram = api.telegram
        self._people = people
        self.closing = False

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to the application."""
        return [
            web.get("/", self.page),
            web.get("/page/{name}", self.page),
            web.get("/sandbox/state", self.state),
            web.get("/sandbox/chats/{chat_id:-?[0-9]+}", self.chat),
            web.get("/sandbox/files/{unique_id}", self.file),
            web.get("/sandbox/events", self.stream),
            web.get("/sandbox/events.json", self.events),
            web.get("/sandbox/updates", self.updates),
            web.get("/sandbox/calls", self.calls),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """A file of the page."""
        path = PAGE / request.match_info.get("name", "index.html")
        if path.parent != PAGE or path.suffix not in MEDIA_TYPES or not path.is_file():
            raise PageError(404, "no such file")
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        body = path.read_bytes()
        return web.Response(body=body, content_type=MEDIA_TYPES[path.suffix], charset="utf-8", headers=headers)

    async def state(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """Everything but the messages."""
        return page_answer(self.state_now())

    def state_now(self) -> Json:
        """The body of the state."""
        telegram = self._telegram
        bot: Json = {
            "id": telegram.bot["id"],
            "username": telegram.bot["username"],
            "name": telegram.bot["first_name"],
        }
        descriptions = {code: text for code in ("zh", "en") if (text := telegram.description.get(code))}
        if descriptions:
            bot["description"] = descriptions
        accounts = telegram.accounts.values()
        return {
            "bot": bot,
            "people": [shown_person(account) for account in accounts],
            "chats": [shown_chat(chat) for chat in telegram.chats.values() if chat.migrated_to is None],
            "clock": telegram.clock.as_json(),
            "faults": {
                "network_down": telegram.faults.network_down,
                "latency_ms": telegram.faults.latency_ms,
                "flood_retry_after": round(telegram.flood.closed_for(), 1),
                "blocked": [account.id for account in accounts if account.blocked],
            },
            "last_event": telegram.events.last,
        }

    async def chat(self, request: web.Request) -> web.Response:
        """A chat as one person has it before them; ``newest=20`` leaves older messages out."""
        account, chat = self._as(request)
        telegram = self._telegram
        posts = list(chat.posts.values())[-(number_in(request, "newest") or 0) :]
        return page_answer(
            {
                "messages": [shown_post(post) for post in posts],
                "keyboard": chat.keyboard_for(account.id),
                "commands": self._commands(account, chat),
                "menu_button": chat.menu_button or telegram.menu_button,
                "pinned_message_id": chat.pinned,
                "last_event": telegram.events.last,
            }
        )

    def _as(self, request: web.Request) -> tuple[Account, Chat]:
        chat_id = int(request.match_info["chat_id"])
        person_id = number_in(request, "as")
        account = self._people.account(chat_id if person_id is None else person_id)
        return account, self._people.chat(account, chat_id)

    def _commands(self, account: Account, chat: Chat) -> list[Json]:
        if chat.private:
            scopes = scopes_in_private(chat.id)
        elif chat.bot_status == "member":
            scopes = scopes_in_group(chat.id, account.id, administrator=account.id == chat.members[0])
        else:
            return []
        return self._telegram.commands.shown_to(scopes, account.language)

    async def file(self, request: web.Request) -> web.Response:
        """A file's content; ``download=1`` gives it its name. Whatever it is, it may not run in the page's name."""
        file = self._telegram.files.shown(request.match_info["unique_id"])
        if file is None:
            raise PageError(404, "no such file")
        headers = {
            "Content-Security-Policy": HARMLESS,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=3600",
        }
        if request.query.get("download"):
            name = file.name or file.path.rpartition("/")[2]
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        headers["Content-Type"] = file.media_type or "application/octet-stream"
        return web.Response(body=file.content, headers=headers)

    def _visible(self, event: Event, person_id: int | None) -> bool:
        if person_id is None or event.chat_id is None:
            return True
        chat = self._telegram.chats.get(event.chat_id)
        return chat is not None and person_id in chat.members

    async def stream(self, request: web.Request) -> web.WebSocketResponse:
        """Events from a number on. A browser keeps six plain connections to a host, but hundreds of WebSockets."""
        person_id, after = number_in(request, "as"), number_in(request, "after")
        page = web.WebSocketResponse(heartbeat=KEPT_ALIVE_AFTER_S)
        await page.prepare(request)
        telling = asyncio.get_running_loop().create_task(self._tell(page, person_id, after))
        try:
            # a page says nothing; reading answers its pings and notices that it left
            async for _ in page:
                pass
        finally:
            telling.cancel()
            await asyncio.wait({telling})
        return page

    async def _tell(self, page: web.WebSocketResponse, person_id: int | None, after: int | None) -> None:
        log = self._telegram.events
        last = log.last if after is None else after
        try:
            while not self.closing:
                for event in log.after(last):
                    last = event.n
                    if self._visible(event, person_id):
                        await page.send_bytes(packed(event.as_json()))
                if log.last == last and not self.closing:
                    await log.bell.wait(KEPT_ALIVE_AFTER_S)
            await page.close()
        except ConnectionError:
            # The page was closed or read anew; it follows again by itself.
            return

    async def events(self, request: web.Request) -> web.Response:
        """Long poll of the same events."""
        person_id, log = number_in(request, "as"), self._telegram.events
        last = number_in(request, "after") or 0
        until = monotonic() + _wait_of(request)
        while True:
            found = [event.as_json() for event in log.after(last) if self._visible(event, person_id)]
            last = log.last
            left = until - monotonic()
            if found or left <= 0 or self.closing:
                return page_answer({"events": found, "last": last})
            await log.bell.wait(left)

    async def updates(self, request: web.Request) -> web.Response:
        """How many updates there are; waits until the update ``until`` is confirmed when asked to."""
        updates = self._telegram.updates
        until, deadline = number_in(request, "until"), monotonic() + _wait_of(request)
        while until is not None and updates.is_pending(until) and not self.closing:
            if (left := deadline - monotonic()) <= 0:
                break
            await updates.confirmation.wait(left)
        return page_answer(
            {
                "pending": updates.pending_count,
                "confirmed": updates.confirmed_count,
                "last_update_id": updates.last_update_id,
                "confirmed_up_to": updates.confirmed_up_to,
                "polling": updates.is_polled,
                "until_pending": until is not None and updates.is_pending(until),
            }
        )

    async def calls(self, request: web.Request) -> web.Response:
        """The log of the program's calls."""
        return page_answer(self._api.calls.after(number_in(request, "after") or 0))

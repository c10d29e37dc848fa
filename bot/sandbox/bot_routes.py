"""The Bot API over HTTP: calls and file downloads."""

import asyncio
from hmac import compare_digest

from aiohttp import web

from bot.sandbox.api import Api, Described
from bot.sandbox.transport import answer, read_arguments, refusal
from bot.sandbox.wire import ApiError

UNAUTHORIZED = ApiError(401, "Unauthorized")
NOT_FOUND = ApiError(404, "Not Found")


class BotRoutes:
    """Handlers for ``/bot<TOKEN>/<method>`` and ``/file/bot<TOKEN>/<path>``."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._telegram = api.telegram
        self._token = api.telegram.settings.token.encode()

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to the application."""
        return [
            web.get("/bot{token:[^/]+}/{method}", self.call),
            web.post("/bot{token:[^/]+}/{method}", self.call),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.download),
            web.get("/bot{token:[^/]+}", self.nothing),
        ]

    async def nothing(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """An address without a method."""
        return refusal(NOT_FOUND)

    async def call(self, request: web.Request) -> web.Response:
        """One method of the Bot API."""
        await self._cross_the_network(request)
        try:
            self._check_token(request)
            arguments = await read_arguments(request)
            result = await self._api.call(request.match_info["method"], arguments)
        except ApiError as error:
            response = refusal(error)
        else:
            response = answer(result.result, result.description) if isinstance(result, Described) else answer(result)
        self._drop_when_down(request)
        return response

    async def download(self, request: web.Request) -> web.Response:
        """The content of a file whose address getFile gave within the last hour; its name is not told."""
        await self._cross_the_network(request)
        try:
            self._check_token(request)
        except ApiError as error:
            return refusal(error)
        file = self._telegram.files.granted(request.match_info["path"])
        if file is None:
            return refusal(NOT_FOUND)
        return web.Response(body=file.content, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        if not compare_digest(request.match_info["token"].encode(), self._token):
            raise UNAUTHORIZED

    async def _cross_the_network(self, request: web.Request) -> None:
        self._drop_when_down(request)
        if self._telegram.faults.latency_ms:
            await asyncio.sleep(self._telegram.faults.latency_ms / 1000)

    def _drop_when_down(self, request: web.Request) -> None:
        """Cuts the connection without an answer while the network is down."""
        if self._telegram.faults.network_down:
            if request.transport is not None:
                request.transport.abort()
            raise ConnectionResetError

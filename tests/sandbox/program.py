"""The program's side in these tests: raw calls of the Bot API."""

from io import BytesIO
from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.sandbox.phone import Json

TOKEN = "42:SANDBOX"


class Program:
    """Calls the Bot API without any library."""

    def __init__(self, url: str, token: str = TOKEN) -> None:
        self.address = f"{url}/bot{token}"
        self.files = f"{url}/file/bot{token}"
        self.http = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.close()

    async def ask(self, method: str, **values: object) -> Json:
        """The whole answer of a call whose parameters travel as JSON."""
        async with self.http.post(f"{self.address}/{method}", json=values) as response:
            body: Json = await response.json()
            assert response.status == body.get("error_code", 200)
            return body

    async def call(self, method: str, **values: object) -> Any:
        """The result of a call that must succeed."""
        answer = await self.ask(method, **values)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **values: object) -> str:
        """Code and description of a call that must be refused."""
        answer = await self.ask(method, **values)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def upload(self, method: str, file: str, content: bytes, name: str = "file", **values: object) -> Json:
        """The whole answer of a call that carries one file."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in values.items():
            form.add_field(key, str(value))
        form.add_field(file, BytesIO(content), filename=name, content_type="application/octet-stream")
        async with self.http.post(f"{self.address}/{method}", data=form) as response:
            body: Json = await response.json()
            return body

    async def updates(self, **values: object) -> list[Json]:
        """The result of getUpdates."""
        found: list[Json] = await self.call("getUpdates", **values)
        return found

    async def take(self, **values: object) -> list[Json]:
        """Fetches what is pending and confirms it."""
        found = await self.updates(**values)
        if found:
            await self.updates(offset=found[-1]["update_id"] + 1, limit=1)
        return found


async def polling_began(url: str) -> None:
    """Comes back when the sandbox holds a getUpdates that waits."""
    async with aiohttp.ClientSession() as http:
        while True:
            async with http.get(f"{url}/sandbox/updates") as response:
                if (await response.json())["polling"]:
                    return

"""Behind a proxy: what is said in answer and what is said unasked both go through it."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from bot.clock import SystemClock
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.sandbox import Person, Sandbox
from bot.screens.screen import Screen
from bot.sending import Sender
from bot.settings import Settings, TelegramUnreachable, take_the_proxy
from handlers.conversation import conversation
from handlers.receiving.telegram_session import proxy_to
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, TOKEN

BEYOND = "http://127.0.0.9:81"
"""Where nobody listens on this machine: only who asks the proxy gets there."""

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class Proxy:
    """Passes everything on to ``target``, refuses tunnels, and keeps what it was asked for."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target)
        self.asked: list[str] = []
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            first = await reader.readline()
            method, address, _ = first.decode().split()
            self.asked.append(f"{method} {address}")
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            there, back = await asyncio.open_connection(self._target.hostname, self._target.port)
            back.write(first)
            await asyncio.gather(_pass_on(reader, back), _pass_on(there, writer))
        finally:
            writer.close()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65536):
        target.write(piece)
        await target.drain()
    target.close()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [Person(CONSULTANT, "周明")], limits=None) as sandbox:
        yield sandbox


@pytest.fixture
async def proxy(sandbox: Sandbox) -> AsyncIterator[Proxy]:
    proxy = Proxy(sandbox.url)
    async with await asyncio.start_server(proxy.serve, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        proxy.url = f"http://{host}:{port}"
        yield proxy


@pytest.fixture(autouse=True)
def no_proxy_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def sender(api_url: str) -> Sender:
    return Sender(TOKEN, api_url, FloodGate(), LiveScreens(), asyncio.Event())


async def test_conversation_and_sender_reach_telegram_through_the_proxy(
    sandbox: Sandbox, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    async with Phone(sandbox.url, CONSULTANT) as consultant:
        consultant.patient = False
        await consultant.start()
        async with conversation(TOKEN, BEYOND, SystemClock(), FloodGate(), LiveScreens(), "proxied") as talk:
            assert talk.username == "quality_butler_bot"
            in_answer = len(proxy.asked)
        async with sender(BEYOND) as unasked:
            await unasked.send(CONSULTANT, Screen("明天有巡查"))
        assert (await consultant.last()).text == "明天有巡查"
    assert 0 < in_answer < len(proxy.asked)
    assert all(f" {BEYOND}/" in asked for asked in proxy.asked)


async def test_telegram_s_own_address_is_asked_for_by_a_tunnel(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    api_url = "https://telegram.example"
    with pytest.raises(TelegramUnreachable):
        async with conversation(TOKEN, api_url, SystemClock(), FloodGate(), LiveScreens(), "proxied"):
            pass
    in_answer = len(proxy.asked)
    with pytest.raises(TelegramUnreachable):
        async with sender(api_url):
            pass
    assert 0 < in_answer < len(proxy.asked)
    assert set(proxy.asked) == {"CONNECT telegram.example:443"}


def test_an_excepted_host_is_reached_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "bot-api.example")
    assert proxy_to("https://bot-api.example/bot") is None
    assert proxy_to("https://api.telegram.org/bot") == "http://proxy.example:3128"


def test_a_proxy_that_only_the_settings_name_is_one_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "")  # restored to what it was at the end
    monkeypatch.delenv("HTTPS_PROXY")
    take_the_proxy(Settings(https_proxy="http://proxy.example:3128"))
    assert proxy_to("https://api.telegram.org/bot") == "http://proxy.example:3128"
    take_the_proxy(Settings(https_proxy="http://other.example:3128"))
    assert proxy_to("https://api.telegram.org/bot") == "http://proxy.example:3128"

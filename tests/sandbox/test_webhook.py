"""Webhook: delivered until it is taken, in parallel, with the secret."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import MultipartWriter, web

from bot.sandbox import Sandbox
from bot.sandbox.webhook import REPEATED_AFTER_S
from tests.sandbox.phone import Json, Phone
from tests.sandbox.program import Program

Answering = Callable[[Json], Awaitable[web.StreamResponse]]


class Hook:
    """A program that listens: what arrived, and how it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.arrived: asyncio.Queue[tuple[Json, str | None]] = asyncio.Queue()
        self.answers: list[Answering] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        update = await request.json()
        await self.arrived.put((update, request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return await self.answers.pop(0)(update) if self.answers else web.Response()

    async def next(self) -> Json:
        update, _ = await self.arrived.get()
        return update


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    application = web.Application()
    application.add_routes([web.post("/hook", hook.handle)])
    runner = web.AppRunner(application, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def answer_500(update: Json) -> web.Response:
    return web.Response(status=500)


async def nothing_pending(program: Program) -> Json:
    """Comes back with getWebhookInfo when every update was taken."""
    return await info_when(program, lambda info: not info["pending_update_count"])


async def info_when(program: Program, true: Callable[[Json], bool]) -> Json:
    """Asks for getWebhookInfo until something is true of it."""
    while True:
        info: Json = await program.call("getWebhookInfo")
        if true(info):
            return info


async def test_updates_arrive_with_the_secret(program: Program, hook: Hook, fang: Phone) -> None:
    answer = await program.ask("setWebhook", url=hook.url, secret_token="s3cret_-")
    assert answer["description"] == "Webhook was set"
    await fang.text("您好")
    update, secret = await hook.arrived.get()
    assert (update["message"]["text"], secret) == ("您好", "s3cret_-")
    assert (await nothing_pending(program))["url"] == hook.url


async def test_what_waited_before_the_webhook_was_set_arrives_too(program: Program, hook: Hook, fang: Phone) -> None:
    await fang.text("早")
    await program.call("setWebhook", url=hook.url)
    assert (await hook.next())["message"]["text"] == "早"


async def test_pending_updates_can_be_dropped(program: Program, hook: Hook, fang: Phone) -> None:
    await fang.text("早")
    await program.call("setWebhook", url=hook.url, drop_pending_updates=True)
    await fang.text("晚")
    assert (await hook.next())["message"]["text"] == "晚"


async def test_a_delivery_is_repeated_until_it_is_taken(program: Program, hook: Hook, fang: Phone) -> None:
    hook.answers = [answer_500, answer_500, answer_500]
    await program.call("setWebhook", url=hook.url)
    await fang.text("重要")
    updates = [await hook.next() for _ in range(4)]
    assert len({update["update_id"] for update in updates}) == 1
    info = await nothing_pending(program)
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["last_error_date"] > 0


def test_repetitions_come_at_once_and_then_less_and_less_often() -> None:
    assert REPEATED_AFTER_S[:4] == (0, 2, 4, 8)
    assert REPEATED_AFTER_S[-1] == 60


async def test_retry_after_is_honoured(program: Program, hook: Hook, fang: Phone) -> None:
    async def busy(update: Json) -> web.Response:
        return web.Response(status=503, headers={"Retry-After": "1"})

    hook.answers = [busy]
    await program.call("setWebhook", url=hook.url)
    await fang.text("一")
    loop = asyncio.get_running_loop()
    await hook.next()
    began = loop.time()
    await hook.next()
    assert loop.time() - began >= 0.9


async def test_a_program_that_is_down_gets_everything_when_it_is_back(
    sandbox: Sandbox, program: Program, hook: Hook, fang: Phone
) -> None:
    await program.call("setWebhook", url="http://127.0.0.1:9/hook")
    await fang.text("一")
    await fang.text("二")
    info = await info_when(program, lambda info: "last_error_message" in info)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 2)
    await program.call("setWebhook", url=hook.url)
    assert {(await hook.next())["message"]["text"] for _ in range(2)} == {"一", "二"}


async def test_deliveries_run_in_parallel_up_to_max_connections(program: Program, hook: Hook, fang: Phone) -> None:
    gate = asyncio.Event()

    async def slow(update: Json) -> web.Response:
        await gate.wait()
        return web.Response()

    hook.answers = [slow, slow, slow]
    await program.call("setWebhook", url=hook.url, max_connections=2)
    for text in ("一", "二", "三"):
        await fang.text(text)
    assert [(await hook.next())["message"]["text"] for _ in range(2)] == ["一", "二"]
    assert hook.arrived.empty()
    info = await program.call("getWebhookInfo")
    assert (info["pending_update_count"], info["max_connections"]) == (3, 2)
    gate.set()
    assert (await hook.next())["message"]["text"] == "三"


async def json_answer(update: Json) -> web.StreamResponse:
    return web.json_response({"method": "sendMessage", "chat_id": 101, "text": "收到"})


async def form_answer(update: Json) -> web.StreamResponse:
    body = "method=sendMessage&chat_id=101&text=%E6%94%B6%E5%88%B0"
    return web.Response(body=body, content_type="application/x-www-form-urlencoded")


async def multipart_answer(update: Json) -> web.StreamResponse:
    writer = MultipartWriter("form-data")
    for name, value in (("method", "sendMessage"), ("chat_id", "101"), ("text", "收到")):
        writer.append(value).set_content_disposition("form-data", name=name)
    return web.Response(body=writer)


@pytest.mark.parametrize("answering", [json_answer, form_answer, multipart_answer])
async def test_a_method_in_the_answer_is_carried_out(
    program: Program, hook: Hook, fang: Phone, answering: Answering
) -> None:
    hook.answers = [answering]
    await program.call("setWebhook", url=hook.url)
    await fang.text("您好")
    assert (await fang.next_message()).text == "收到"


async def test_deleting_the_webhook_allows_polling_again(program: Program, hook: Hook, fang: Phone) -> None:
    hook.answers = [answer_500] * 1000
    await program.call("setWebhook", url=hook.url, allowed_updates=["message"])
    await fang.text("一")
    await hook.next()
    assert (await program.ask("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await program.ask("deleteWebhook"))["description"] == "Webhook is already deleted"
    (update,) = await program.updates()
    assert update["message"]["text"] == "一"
    info = await program.call("getWebhookInfo")
    assert (info["url"], info["has_custom_certificate"], info["allowed_updates"]) == ("", False, ["message"])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"url": "http://example.com/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "ftp://127.0.0.1/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://127.0.0.1:444/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://example.com/x"}, "the sandbox does not reproduce webhooks away from this machine"),
        ({"url": "http://127.0.0.1/x", "secret_token": "a b"}, "secret token contains unallowed characters"),
        (
            {"url": "http://127.0.0.1/x", "ip_address": "1.2.3.4"},
            "the sandbox does not reproduce ip_address of setWebhook",
        ),
    ],
)
async def test_webhooks_that_cannot_be(program: Program, values: Json, reason: str) -> None:
    assert await program.refused("setWebhook", **values) == f"400 Bad Request: {reason}"


async def test_even_the_webhook_can_be_deleted_in_an_answer(program: Program, hook: Hook, fang: Phone) -> None:
    async def delete(update: Json) -> web.Response:
        return web.json_response({"method": "deleteWebhook"})

    hook.answers = [delete]
    await program.call("setWebhook", url=hook.url)
    await fang.text("一")
    await hook.next()
    assert (await info_when(program, lambda info: not info["url"]))["pending_update_count"] == 0

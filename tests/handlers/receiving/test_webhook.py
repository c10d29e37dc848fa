"""The webhook against the sandbox: taken only when handled."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from io import BytesIO

import pytest
from aiogram import Bot
from aiohttp import web
from aiohttp.typedefs import Middleware

from handlers.receiving.receiver import Receiver
from handlers.receiving.webhook import MOST_AT_ONCE, SECRET_HEADER, SecretMissing, webhook_routes
from tests.handlers.receiving.conftest import LI, WANG, Phones
from tests.handlers.receiving.notebook import Notebook, at_once, times_written
from tests.handlers.receiving.test_receiver import Handling, said

SECRET = "sandbox-secret"

Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def served(receiver: Receiver, middlewares: Sequence[Middleware] = ()) -> AsyncIterator[str]:
    """The webhook on a port of this machine; yields its address."""
    application = web.Application(middlewares=middlewares)
    application.router.add_post("/telegram", webhook_routes(receiver, SECRET))
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1, handler_cancellation=True)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    finally:
        await runner.cleanup()


@pytest.fixture
def notebook() -> Notebook:
    """The program behind the webhook."""
    return Notebook()


@pytest.fixture
def receiver(bot: Bot, notebook: Notebook) -> Receiver:
    """Its receiver."""
    return Receiver(bot, notebook.dispatcher, notebook.give_up, pauses=at_once)


async def test_an_update_is_taken_only_after_its_commit(
    database: str, bot: Bot, phones: Phones, receiver: Receiver, notebook: Notebook
) -> None:
    gate = notebook.hold("held")
    async with served(receiver) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        await phones.say(WANG, "held")
        await notebook.begun["held"].wait()
        assert await phones.pending() == 1
        gate.set()
        await phones.until(lambda counts: counts["confirmed"] == 1)
        assert await times_written("held") == 1
        await bot.delete_webhook()


async def test_an_update_that_comes_again_after_a_500_changes_nothing(
    database: str, bot: Bot, phones: Phones, receiver: Receiver, notebook: Notebook
) -> None:
    answers: list[int] = []

    @web.middleware
    async def fails_once_on_the_way_back(request: web.Request, handler: Answering) -> web.StreamResponse:
        response = await handler(request)
        answers.append(response.status)
        return web.Response(status=500) if len(answers) == 1 else response

    async with served(receiver, [fails_once_on_the_way_back]) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        await phones.say(WANG, "once")
        await phones.until(lambda counts: counts["confirmed"] == 1)
        await bot.delete_webhook()
    assert answers == [200, 200]
    assert notebook.repeated == ["once"]
    assert await times_written("once") == 1


async def test_a_poisoned_update_is_given_up_and_taken(
    sqlite: str, bot: Bot, phones: Phones, receiver: Receiver, notebook: Notebook
) -> None:
    notebook.spoilt = {"poison": 99}
    async with served(receiver) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        poison = await phones.say(WANG, "poison")
        await phones.say(LI, "of a neighbour")
        await phones.until(lambda counts: counts["confirmed"] == 2)
        await bot.delete_webhook()
    assert notebook.given_up == [(poison, "Spoilt")]
    assert notebook.written == ["of a neighbour"]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "ÿ"}])
async def test_without_the_secret_nothing_is_accepted(
    phones: Phones, receiver: Receiver, headers: dict[str, str]
) -> None:
    async with served(receiver) as url, phones.session.post(url, json=said(1, WANG, "x"), headers=headers) as response:
        assert response.status == 401
    assert not receiver.in_flight


NO_UPDATES = {
    "not JSON": (b"", b"\xff", b"{", b"9" * 5_000),
    "without a number": (
        b"[1]",
        b"{}",
        b'{"update_id": "1"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": ' + b"9" * 40 + b"}",
    ),
    "nested too deeply": (b"[" * 200_000, b'{"update_id": 1, "message": ' + b'{"a":' * 150_000),
    "too large": (b'{"update_id": 1, "message": {"text": "' + b"x" * 2_000_000 + b'"}}',),
}


@pytest.mark.parametrize(("reason", "body"), [(reason, body) for reason in NO_UPDATES for body in NO_UPDATES[reason]])
async def test_a_body_that_is_no_update_is_refused_once_and_noted_in_a_line(
    phones: Phones, receiver: Receiver, caplog: pytest.LogCaptureFixture, reason: str, body: bytes
) -> None:
    headers = {SECRET_HEADER: SECRET}
    async with served(receiver) as url, phones.session.post(url, data=BytesIO(body), headers=headers) as response:
        # Telegram would send it again after any other answer
        assert response.status == 200
    assert [record.message for record in caplog.records] == [
        f"the body of a webhook call is no update ({reason}): it is refused"
    ]
    assert caplog.records[0].exc_info is None
    assert not receiver.in_flight


@pytest.mark.parametrize("body", [b"[" * 200_000, b"x" * 2_000_000])
async def test_without_the_secret_a_body_is_not_even_read(
    phones: Phones, receiver: Receiver, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    async with served(receiver) as url, phones.session.post(url, data=BytesIO(body)) as response:
        assert response.status == 401
    assert not caplog.records


async def test_with_too_much_in_flight_further_updates_are_put_off(bot: Bot, phones: Phones) -> None:
    handling = Handling()
    receiver = Receiver(bot, handling.dispatcher, handling.give_up)
    held = [receiver.accept(said(number, number, "wait")) for number in range(1, MOST_AT_ONCE + 2)]
    headers = {SECRET_HEADER: SECRET}
    async with served(receiver) as url:
        async with phones.session.post(url, json=said(999, WANG, "late"), headers=headers) as response:
            assert response.status == 503
            assert response.headers["Retry-After"] == "1"
        handling.gate.set()
        await asyncio.gather(*held)
        async with phones.session.post(url, json=said(999, WANG, "late"), headers=headers) as response:
            assert response.status == 200
    assert handling.seen[-1] == "late"


async def test_a_request_that_breaks_off_does_not_end_the_handling(bot: Bot, phones: Phones) -> None:
    handling = Handling()
    receiver = Receiver(bot, handling.dispatcher, handling.give_up)
    broken_off = asyncio.Event()

    @web.middleware
    async def watched(request: web.Request, handler: Answering) -> web.StreamResponse:
        try:
            return await handler(request)
        except asyncio.CancelledError:
            broken_off.set()
            raise

    async with served(receiver, [watched]) as url:
        request = asyncio.ensure_future(
            phones.session.post(url, json=said(1, WANG, "wait"), headers={SECRET_HEADER: SECRET})
        )
        await handling.begun.wait()
        (task,) = receiver.in_flight.values()
        request.cancel()
        await broken_off.wait()
        handling.gate.set()
        await task
    assert handling.seen == ["wait"]


async def test_an_empty_secret_is_refused(receiver: Receiver) -> None:
    with pytest.raises(SecretMissing):
        webhook_routes(receiver, "")

"""People who walk through a checklist as fast as answers come, over the sandbox's interface for phones."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import aiohttp

Json = dict[str, Any]

ANSWER_WITHIN_S = 30.0
COUNTED_TAPS = 20
"""Taps of one person alone over which calls of the Bot API are counted."""
NOT_BY_TAPS = frozenset({"getupdates", "setmycommands"})
"""Polling, and each person's commands, which are told once after the start."""


class NoAnswer(Exception):
    """Nothing was shown to a person in time."""


class Refused(Exception):
    """The sandbox did not let a person do something."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a load showed: steps taken within ``seconds``; percentiles of press until the screen shows the answer."""

    steps: int
    seconds: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    api_calls_per_tap: float

    @property
    def steps_per_s(self) -> float:
        """Steps a second."""
        return self.steps / self.seconds


@dataclass(slots=True)
class Phone:
    """One person's phone. ``screen`` is the newest message with inline buttons, None before there is one."""

    person: int
    screen: Json | None = None
    _post: Callable[[str, Json], Awaitable[Json]] = field(repr=False, kw_only=True)
    _shown: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    _answered: dict[str, asyncio.Event] = field(default_factory=dict, repr=False)

    def buttons(self) -> list[Json]:
        """The buttons of the screen, in reading order: ``text`` and mostly ``callback_data``."""
        markup = self.screen.get("reply_markup", {}) if self.screen else {}
        return [button for row in markup.get("inline_keyboard", []) for button in row]

    async def start(self, payload: str = "") -> None:
        """Presses START, or opens a deep link, and waits for what is shown."""
        await self._do("start", {"payload": payload} if payload else {})

    async def say(self, text: str) -> None:
        """Writes a text, or presses a key of the keyboard below, and waits for what is shown."""
        await self._do("text", {"text": text})

    async def press(self, data: str, *, until_answered: bool = False) -> float:
        """Presses a button of the screen; returns the seconds until a new or edited message was shown."""
        if self.screen is None:
            raise NoAnswer(self.person)
        began = perf_counter()
        pressed = await self._do("press", {"message_id": self.screen["message_id"], "data": data})
        seconds = perf_counter() - began
        if until_answered:
            answered = self._answered.setdefault(pressed["callback_id"], asyncio.Event())
            await _within(answered, self.person)
        return seconds

    async def until(self, ready: Callable[["Phone"], bool]) -> None:
        """Waits for what is shown until the phone is as wished, where one doing brings several messages."""
        while not ready(self):
            self._shown.clear()
            await _within(self._shown, self.person)

    async def _do(self, doing: str, body: Json) -> Json:
        self._shown.clear()
        self._answered.clear()
        done = await self._post(f"people/{self.person}/{doing}", body)
        await _within(self._shown, self.person)
        return done

    def see(self, event: Json) -> None:
        """Takes an event of this person's chat."""
        if event["type"] == "callback_answered":
            self._answered.setdefault(event["callback_id"], asyncio.Event()).set()
        message = event.get("message")
        if message is None or not message.get("outgoing"):
            return
        if "inline_keyboard" in message.get("reply_markup", {}):
            self.screen = message
        elif self.screen and self.screen["message_id"] == message["message_id"]:
            self.screen = None
        self._shown.set()


Begin = Callable[[Phone], Awaitable[None]]
"""Brings a phone to the first screen with buttons (START, a deep link, a key of the keyboard ...)."""
Choose = Callable[[Phone], str | None]
"""The data of the button to press next; None when the checklist is done and is to begin again."""


async def _within(event: asyncio.Event, person: int) -> None:
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S):
            await event.wait()
    except TimeoutError:
        raise NoAnswer(person) from None


async def drive(url: str, people: int | Sequence[int], seconds: float, begin: Begin, choose: Choose) -> Figures:
    """Drives people through a checklist again and again, each pressing as soon as the answer is shown.

    ``url`` is the sandbox's; ``people`` are ids, or how many new people to make, whom the bot has never met. Everybody
    begins before the measured ``seconds`` do; steps are taps, beginnings are not counted.

    Raises:
        NoAnswer: when nothing was shown within half a minute.
        Refused: when the sandbox refused what a person did.
    """
    ids = await new_people(url, people) if isinstance(people, int) else people
    async with on_the_phone(url, ids) as chats:
        return await _Load(chats, begin, choose).run(seconds)


class Chats:
    """The phones of people, and what the sandbox says about them."""

    def __init__(self, session: aiohttp.ClientSession, people: Sequence[int]) -> None:
        self._session = session
        self.phones = {person: Phone(person, _post=self.post) for person in people}

    async def post(self, path: str, body: Json) -> Json:
        """Does something under /sandbox/."""
        async with self._session.post(f"/sandbox/{path}", json=body) as response:
            answer: Json = await response.json()
            if response.status != 200:
                raise Refused(path, answer)
            return answer

    async def get(self, path: str) -> Any:
        """Looks at something under /sandbox/."""
        async with self._session.get(f"/sandbox/{path}") as response:
            return await response.json()

    @asynccontextmanager
    async def followed(self) -> AsyncIterator[None]:
        """Inside, every event is shown on the phone of its chat."""
        following = asyncio.ensure_future(self._follow((await self.get("state"))["last_event"]))
        try:
            yield
        finally:
            following.cancel()

    async def _follow(self, last: int) -> None:
        while True:
            told = await self.get(f"events.json?after={last}&wait=30")
            last = told["last"]
            for event in told["events"]:
                if phone := self.phones.get(event["chat_id"] or 0):
                    phone.see(event)


@asynccontextmanager
async def on_the_phone(url: str, people: Sequence[int]) -> AsyncIterator[Chats]:
    """The chats of these people with the bot of the sandbox at this address."""
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(url, timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as session:
        chats = Chats(session, people)
        async with chats.followed():
            yield chats


async def new_people(url: str, number: int) -> list[int]:
    """So many people whom the bot has never met."""
    made = []
    async with aiohttp.ClientSession(url) as session:
        for one in range(number):
            body = {"first_name": f"员工{one + 1}", "language_code": "zh-hans"}
            async with session.post("/sandbox/people", json=body) as response:
                made.append(int((await response.json())["person"]["id"]))
    return made


class _Load:
    def __init__(self, chats: Chats, begin: Begin, choose: Choose) -> None:
        self._chats = chats
        self._begin = begin
        self._choose = choose
        self._until = 0.0

    async def run(self, seconds: float) -> Figures:
        phones = list(self._chats.phones.values())
        await asyncio.gather(*(self._begin(phone) for phone in phones))
        began = perf_counter()
        self._until = began + seconds
        walks = await asyncio.gather(*(self._walk(phone) for phone in phones))
        took = perf_counter() - began
        latencies = [latency for walk in walks for latency in walk]
        calls = await self._calls_per_tap(phones[0])
        return Figures(len(latencies), took, *percentiles(latencies), calls)

    async def _walk(self, phone: Phone) -> list[float]:
        latencies = []
        while perf_counter() < self._until:
            data = self._choose(phone)
            if data is None:
                await self._begin(phone)
            else:
                latencies.append(await phone.press(data))
        return latencies

    async def _calls_per_tap(self, phone: Phone) -> float:
        """Calls other than getUpdates, over some taps of one person while everybody else rests."""
        calls = taps = 0
        while taps < COUNTED_TAPS:
            data = self._choose(phone)
            if data is None:
                await self._begin(phone)
                continue
            before = (await self._chats.get("calls"))[-1]["n"]
            await phone.press(data, until_answered=True)
            made = await self._chats.get(f"calls?after={before}")
            calls += sum(call["method"].lower() not in NOT_BY_TAPS for call in made)
            taps += 1
        return calls / taps


def percentiles(seconds: Sequence[float]) -> tuple[float, float, float]:
    """p50, p95 and p99 in milliseconds."""
    ordered = sorted(seconds)
    p50, p95, p99 = (1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))] for part in (0.5, 0.95, 0.99))
    return p50, p95, p99

"""Ten people walking patrols without a pause, who remember every answer that they saw accepted.

They know nothing of restarts: a person presses, waits for as long as it takes until the screen has moved on, and
presses again; now and then twice, because fingers are quick. What is remembered is only what was seen.
"""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.rules.forms.remarks import remark_value
from bot.screens.buttons import AnswerQuestion, Data, MoveInForm, NotAButton, OpenForm, ShowHome, pack, unpack
from tests.sandbox.pictures import picture

Json = dict[str, Any]
EACH_STEP_WITHIN_S = 180
"""A restart on a busy machine fits in; longer than this is a screen that never moved on."""


class Stuck(Exception):
    """A screen did not move on."""


@dataclass(slots=True)
class Seen:
    """What people saw accepted: answers by (draft token, question) with their value, and numbers of patrols."""

    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    patrols: set[str] = field(default_factory=set)
    steps: int = 0


class Crowd:
    """Walks all people at once; follows everything that the bot shows them."""

    def __init__(self, url: str, people: list[int]) -> None:
        self.seen = Seen()
        self._url = url
        self._screens: dict[int, Json] = {person: {} for person in people}
        self._moved = asyncio.Condition()
        self._until = False
        self._followed = 0
        self._http: aiohttp.ClientSession

    async def walk(self) -> None:
        """Walks until ``go_home``, everybody to the end of their patrol, and until all is confirmed and was seen."""
        unlimited = aiohttp.ClientTimeout(total=None)
        async with aiohttp.ClientSession(
            self._url, timeout=unlimited, connector=aiohttp.TCPConnector(limit=0)
        ) as self._http:
            self._followed = (await self._get("state"))["last_event"]
            following = asyncio.create_task(self._follow(self._followed))
            try:
                async with asyncio.TaskGroup() as group:
                    for person in self._screens:
                        group.create_task(self._work_of(person))
                last = (await self._get("updates"))["last_update_id"]
                while (await self._get(f"updates?until={last}&wait=30"))["until_pending"]:
                    pass
                shown = (await self._get("state"))["last_event"]
                async with self._moved:
                    await self._moved.wait_for(lambda: self._followed >= shown)
            finally:
                following.cancel()

    def go_home(self) -> None:
        """Lets everybody finish the patrol they are at, and begin no other."""
        self._until = True

    async def steps(self, more: int) -> None:
        """Comes back when so many more steps were seen."""
        goal = self.seen.steps + more
        async with self._moved, asyncio.timeout(EACH_STEP_WITHIN_S):
            await self._moved.wait_for(lambda: self.seen.steps >= goal)

    async def _work_of(self, person: int) -> None:
        await self._do(person, "start", {})
        await self._until_shown(person, lambda: self._of(person, OpenForm) is not None)
        presses = 0
        while True:
            presses += 1
            twice = (presses + person) % 5 == 0
            # what is wrong is told by a photo, not by what is often said there
            if (button := self._of(person, AnswerQuestion)) and button.value != remark_value(0):
                await self._answer(person, button, twice=twice)
            elif move := self._of(person, MoveInForm, "skip", "submit"):
                await self._press_on(person, move, twice=twice)
            elif self._of(person, MoveInForm, "leave"):
                # no buttons to answer with: the problem is to be described, or its photo is asked for
                turn = self._turn(person)
                await self._photo(person, "封样缺失")
                await self._until_shown(person, lambda turn=turn: self._turn(person) != turn)
            elif (form := self._of(person, OpenForm)) and not self._until:
                await self._press_on(person, form, twice=twice)
            elif self._of(person, OpenForm) or not self._of(person, ShowHome):
                return
            else:
                await self._press_on(person, self._of(person, ShowHome), twice=False)
            self.seen.steps += 1
            async with self._moved:
                self._moved.notify_all()

    async def _answer(self, person: int, button: AnswerQuestion, *, twice: bool) -> None:
        wanted = {"conform": "conform", "minor": "ordinary", "yes": "no"}.get(button.value, button.value)
        if button.value == "conform" and (button.turn + person) % 4 == 0:
            wanted = "non_conform"
        chosen = AnswerQuestion(button.token, button.turn, wanted)
        question = self._question(person, wanted)
        await self._press_on(person, chosen, twice=twice)
        self.seen.answers[(button.token, question)] = wanted

    def _question(self, person: int, value: str) -> str:
        """The key of the question that is shown, told from its number ("4/8") and what it is answered with."""
        number = re.search(r" (\d)/\d", str(self._screens[person]["text"]))
        assert number is not None
        part = {"ordinary": ".severity", "no": ".fixed"}.get(value, "")
        return f"topic{number[1]}{part}"

    async def _press_on(self, person: int, data: Data | None, *, twice: bool) -> None:
        """Presses and waits until the screen has moved on; a screen from before the press is none."""
        assert data is not None
        before = self._mark(person)
        body = {"message_id": self._screens[person]["message_id"], "data": pack(data)}
        for _ in range(2 if twice else 1):
            await self._do(person, "press", {**body, "force": True})
        await self._until_shown(person, lambda: self._mark(person) != before)

    def _mark(self, person: int) -> tuple[str, int] | str:
        """How far a screen is: the draft and its turn, or the text of a screen outside of forms."""
        move = self._of(person, MoveInForm)
        return (move.token, move.turn) if move else str(self._screens[person].get("text", ""))

    def _turn(self, person: int) -> int:
        move = self._of(person, MoveInForm)
        return move.turn if move else -1

    def _of(self, person: int, kind: type[Any], *moves: str) -> Any:
        """The first button of this kind on the person's screen."""
        for data in self._buttons(person):
            if isinstance(data, kind) and (not moves or getattr(data, "move", None) in moves):
                return data
        return None

    def _buttons(self, person: int) -> Iterator[Data]:
        for row in self._screens[person].get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                try:
                    yield unpack(button.get("callback_data", ""))
                except NotAButton:
                    continue

    async def _photo(self, person: int, caption: str) -> None:
        form = aiohttp.FormData()
        form.add_field("file", picture(), filename="photo.png", content_type="image/png")
        form.add_field("caption", caption)
        async with self._http.post(f"/sandbox/people/{person}/photo", data=form) as response:
            assert response.status == 200, await response.text()

    async def _do(self, person: int, doing: str, body: Json) -> None:
        async with self._http.post(f"/sandbox/people/{person}/{doing}", json=body) as response:
            assert response.status == 200, await response.text()

    async def _until_shown(self, person: int, ready: Any) -> None:
        try:
            async with asyncio.timeout(EACH_STEP_WITHIN_S), self._moved:
                await self._moved.wait_for(ready)
        except TimeoutError:
            raise Stuck(person, self._screens[person].get("text")) from None

    async def _follow(self, last: int) -> None:
        while True:
            told = await self._get(f"events.json?after={last}&wait=30")
            last = told["last"]
            for event in told["events"]:
                message = event.get("message") or {}
                if event["chat_id"] in self._screens and message.get("outgoing"):
                    self._see(event["chat_id"], message)
            async with self._moved:
                self._followed = last
                self._moved.notify_all()

    def _see(self, person: int, message: Json) -> None:
        """The newest message with buttons is the screen; reports that come in between are not.

        A number counts as seen whenever it is shown: after a power cut what was pressed before comes again, and a home
        may come between the last press and the record; and a word about a burst may stand above it.
        """
        if "inline_keyboard" in message.get("reply_markup", {}) and "text" in message:
            self._screens[person] = message
            self.seen.patrols.update(re.findall(r"^XC\d+-\d+", message["text"], re.MULTILINE))

    async def _get(self, path: str) -> Any:
        async with self._http.get(f"/sandbox/{path}") as response:
            return await response.json()

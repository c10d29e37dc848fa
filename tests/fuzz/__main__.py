"""``make fuzz``: updates changed at random are given to the program; none may break it, or show a firm to another.

Two firms with one of everything each; what people press and write is recorded from their phones, then mutated.
"""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from bot.rules.unseen import Impossible
from handlers.receiving.receiver import Raw
from storage import database as db
from storage.database import opened
from storage.migrating import migrate
from tests.clock import FrozenClock
from tests.flows.two_firms import NAMES, SECRETS, one_of_everything
from tests.fuzz.mutating import Json, Mutator, shown
from tests.moments import MOMENTS
from tests.postgres import database_url
from tests.sandbox.phone import Phone, Refused
from tests.sandbox.pictures import picture
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
    the_world,
)

EVERYBODY = (
    *(STAFF, MANAGER, OTHER_STAFF, OTHER_MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR),
    STRANGER,
)
OF_FIRM = {STAFF: "HX", MANAGER: "HX", OTHER_STAFF: "CG", OTHER_MANAGER: "CG"}
STEPS = 25
"""What each person does while it is recorded."""
SAID = ("菜单", "进度", "今天", "投诉", "帮助", "台账", "培训", "设置", "随便说一句", "3", "明天")
AT_ONCE = 10
FIRST_ID = 950_000_000
NO_UPDATES = ("ValidationError", Impossible.__name__)
"""What is given up by these names is no update at all, and costs one line."""


class Broken(Exception):
    """What must not happen, with the update that did it."""


async def recorded(world: World, chance: random.Random) -> list[Json]:
    """What people do on their phones, as the program got it."""
    receiver, found = world.program.talk.receiver, list[Json]()
    accept = receiver.accept

    def listen(raw: Raw) -> asyncio.Task[None]:
        found.append(raw)
        return accept(raw)

    receiver.accept = listen  # type: ignore[method-assign]
    for code, site in (("HX", "总装车间"), ("CG", "一号产线")):
        await one_of_everything(world, code, site)
    for who in EVERYBODY:
        phone = world.stranger(who)
        await phone.start()
        for _ in range(STEPS):
            await _do_something(phone, chance)
    receiver.accept = accept  # type: ignore[method-assign]
    return [raw for raw in found if "message" in raw or "callback_query" in raw]


async def _do_something(phone: Phone, chance: random.Random) -> None:
    message = await phone.last()
    keys = [button for row in message.raw.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
    data = [str(key["callback_data"]) for key in keys if "callback_data" in key]
    kind = chance.random()
    if data and kind < 0.7:
        try:
            await phone.press_data(message, chance.choice(data))
        except Refused:
            await phone.text("菜单")
    elif kind < 0.95:
        await phone.text(chance.choice(SAID))
    else:
        await phone.photo(picture(), caption=chance.choice(("", "4", "漏水")))


def leaks(said: Sequence[str], code: str) -> list[str]:
    """What was said to somebody of this firm that is the other's."""
    other = next(one for one in SECRETS if one != code)
    words = (SECRETS[other], *NAMES[other])
    return [text for text in said if any(word in text for word in words)]


async def _said_to(world: World, who: int) -> list[str]:
    return [message.text for message in await world.stranger(who).messages() if message.from_bot]


async def fuzz(world: World, updates: int, chance: random.Random) -> str:
    """Feeds so many mutated updates; what is said of it. Raises Broken."""
    mutator = Mutator(await recorded(world, chance), EVERYBODY, chance)
    for who, code in OF_FIRM.items():
        if found := leaks(await _said_to(world, who), code):
            raise Broken(f"before anything was forged: {found[0]}")
    receiver, given_up = world.program.talk.receiver, list[str]()
    before, fed = receiver._given_up, dict[int, Json]()

    async def give_up(raw: Raw, error: Exception) -> None:
        if type(error).__name__ not in NO_UPDATES:
            given_up.append(f"{error!r} {shown(fed[raw['update_id']])}")
        await before(raw, error)

    receiver._given_up = give_up
    for first in range(0, updates, AT_ONCE):
        numbers = range(FIRST_ID + first, FIRST_ID + min(first + AT_ONCE, updates))
        fed.update({number: mutator.make(number) for number in numbers})
        await asyncio.gather(*(receiver.accept(fed[number]) for number in numbers))
        if given_up:
            raise Broken(given_up[0])
    await world.beat()
    for who, code in OF_FIRM.items():
        if found := leaks(await _said_to(world, who), code):
            raise Broken(f"{code} was shown: {found[0]}")
    refused = await db.number("SELECT count(*) AS n FROM failed_update")
    return f"{updates} updates, {refused} of them no updates at all"


async def run(url: str, folder: Path, updates: int, seed: int) -> str:
    """Fuzzes the program on one database."""
    async with opened(url):
        await migrate()
        async with the_world(FrozenClock(MOMENTS["monday"]), folder) as world:
            return await fuzz(world, updates, random.Random(seed))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--updates", type=int, default=300)
    parser.add_argument("--seed", type=int, help="to do the same again; a random one unless said")
    parser.add_argument("--database", choices=("sqlite", "postgres"), action="append", help="both unless said")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # aiogram warns of updates without anything in them
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    for name in options.database or ("sqlite", "postgres"):
        sys.stdout.write(f"{name}, seed {seed}: ")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory() as folder:
            url = database_url("qb_fuzz") if name == "postgres" else f"sqlite://{folder}/quality.db"
            began = monotonic()
            said = asyncio.run(run(url, Path(folder), options.updates, seed))
            sys.stdout.write(f"{said}; no error, nothing shown to others; {monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()

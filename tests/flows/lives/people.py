"""Everybody who has a part in a complaint or an incident of a firm that was founded in the chat."""

from dataclasses import dataclass

from bot.rules.text import Language
from tests.flows.contracts.test_a_year import Cast, founded
from tests.flows.test_a_quarter import Person, newcomer
from tests.world import World

STAFF_ROLE, CLIENT = ("企业员工", "Client staff"), "恒信阀门"


@dataclass
class Everybody(Cast):
    """Besides the cast: who hears complaints, who visits, and two people of the client."""

    quality: Person
    consultant: Person
    staff: Person
    colleague: Person

    async def told(self, who: Person) -> str:
        """Everything that was ever said to somebody, once what is due was sent."""
        await self.world.beat()
        return "\n".join(message.text for message in await who.phone.messages() if message.from_bot)


async def everybody(world: World, language: Language) -> Everybody:
    """The firm, its one client, and whoever joined by a link."""
    cast = await founded(world, language)
    boss = cast.boss
    return Everybody(
        world,
        boss,
        cast.lead,
        cast.manager,
        quality=await newcomer(world, boss, "吴刚", ("质量主管", "Quality manager")),
        consultant=await newcomer(world, boss, "周明", ("质量管家", "Consultant"), CLIENT),
        staff=await newcomer(world, boss, "陈涛", STAFF_ROLE, CLIENT),
        colleague=await newcomer(world, boss, "刘洋", STAFF_ROLE, CLIENT),
    )

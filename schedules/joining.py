"""Makes the pages of joining cards, in both languages: who prints one may hand it to who reads the other."""

from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.joining import cards as joining_cards
from schedules.documents import make
from schedules.kinds import JobKind
from schedules.office import Office


async def make_joining_card(office: Office, card_id: int) -> None:
    """The pages of a card; a page that was made stays as it is."""
    for language in (CHINESE, ENGLISH):
        await make(office, joining_cards.JOINING_CARD, card_id, language)


NOT_MADE = Text("一张加入卡的打印版没能生成。", "The page to print of a joining card could not be made.")

JOINING_JOBS = (JobKind(joining_cards.MAKE, make_joining_card, NOT_MADE),)

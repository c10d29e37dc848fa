"""Makes the pages of joining cards, in both languages: who prints one may hand it to who reads the other."""

from bot.documents.joining import JoiningCardPage
from bot.rules.text import CHINESE, ENGLISH
from bot.services.joining import cards as joining_cards
from schedules.office import Office
from storage.documents import get_document
from storage.joining.cards import get_card

MEDIA_TYPE = "application/pdf"


async def make_joining_card(office: Office, card_id: int) -> None:
    """The pages of a card; a page that was made stays as it is."""
    card = await get_card(card_id)
    if card is None or card.revoked_at is not None:
        return
    for language in (CHINESE, ENGLISH):
        if await get_document("joining_card", "joining_card", card.id, language) is not None:
            continue
        page = JoiningCardPage(
            firm=card.client_name,
            provider=office.provider_name,
            bot=office.sender.username,
            link=joining_cards.link_of(card, office.sender.username),
            code=card.code,
            quota=card.quota,
            expires_at=card.expires_at,
            made_at=card.made_at,
            language=language,
        )
        sha256 = await office.files.put(await office.press.render(page), MEDIA_TYPE)
        await joining_cards.keep_page(office.cause(), card, language, sha256)

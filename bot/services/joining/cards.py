"""Joining cards: made by a form, printed as a page with a QR code, listed, revoked (clauses 3.1, 5.3.3)."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.documents.drawing import Drawn
from bot.documents.joining import JoiningCardPage, render
from bot.documents.kinds import Desk, DocumentKind
from bot.records.documents import About
from bot.records.drafts import Card, DraftView, Pick
from bot.records.joining.requests import CardRecord, FirmView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.joining_cards import GOALS, TRAINING
from bot.rules.joining import QUOTA, VALID_DAYS, CardLink, Destination, Goal, new_code, read_destination
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Language, Text
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.joining.links import open_links
from bot.services.joining.messages import CARD
from bot.services.post.writing import post
from bot.services.trainings import seats as trainings
from storage import clients
from storage.database import writing
from storage.jobs import queue as jobs
from storage.joining import cards as joining
from storage.people import members
from storage.post import outbox
from storage.trail.entries import add_entry

MADE = OutcomeKind("joining_card")
MAKE = "make_joining_card"
CODES_TRIED = 5
TRAININGS_OFFERED = 8


class NoSuchFirm(NotForThisPerson):
    """There is no such firm whose joining the person looks after."""


class NoSuchJoiningCard(NotForThisPerson):
    """There is no such card that the person may handle."""


class NoFreeCode(RuntimeError):
    """Every code that was tried is taken; a fault of the random numbers."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A joining card is of one client."""
    client = await clients.get_client(subject_id) if subject_kind == "client" else None
    if client is None:
        return None
    return Card(client.id, title=Text(client.short_name, client.short_name), subject_id=client.id)


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:
    """The latest trainings for the firm's people; whoever makes the card must see them too."""
    if pick != "training" or card.client_id is None:
        return ()
    return tuple(
        Pick(session.id, session.title, beijing_day(session.starts_at))
        for session in await trainings.latest_trainings(who, card.client_id, TRAININGS_OFFERED)
    )


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Makes the card, and has its page made and sent to whoever made it."""
    said, client_id = given(view.answers), view.draft.subject_id
    days = int(said.get("days", VALID_DAYS))
    for _ in range(CODES_TRIED):
        card_id = await joining.add_card(
            new_code(secrets.choice),
            client_id,
            quota=int(said.get("quota", QUOTA)),
            made_by=who.id,
            at=cause.at,
            expires_at=cause.at + timedelta(days=days),
            destination=str(_destination(said)),
        )
        if card_id is not None:
            await add_entry(cause, "make", "joining_card", card_id, client=client_id)
            await jobs.add_job(MAKE, card_id, cause.at)
            once = f"{who.language}:{beijing_day(cause.at)}"
            await post(cause, CARD, (CARD, card_id), who.id, occurrence=once)
            return Outcome(MADE, card_id)
    raise NoFreeCode


def _destination(said: Mapping[str, str]) -> Destination:
    if said["goal"] != TRAINING:
        return Destination(GOALS[said["goal"]])
    return Destination(Goal.TRAINING, int(said["training"])) if "training" in said else Destination()


async def firms_of(who: Person) -> tuple[tuple[int, str], ...]:
    """Id and name of the firms whose joining the person looks after."""
    found = await clients.find_clients(clients_for(who, Action.MAKE_JOINING_CARD))
    return tuple((client.id, client.short_name) for client in found)


async def get_firm(who: Person, cause: Cause, client_id: int) -> tuple[FirmView, tuple[CardRecord, ...]]:
    """A firm's joining: who waits, its cards, its members."""
    client, subject = await clients.get_client(client_id), Subject(client_id)
    if client is None or not may(who, Action.MAKE_JOINING_CARD, subject):
        raise NoSuchFirm(client_id)
    cards = tuple(await joining.find_cards(client_id, cause.at))
    view = FirmView(
        client.id,
        client.short_name,
        waiting=await joining.count_waiting(client.id),
        members=len(await members.find_members(client.id)),
        links=len(await open_links(who, cause)),
        may_invite=may(who, Action.INVITE, subject),
        may_see_members=may(who, Action.REMOVE_MEMBER, subject),
    )
    return view, cards


async def get_card(who: Person, card_id: int) -> CardRecord:
    """A joining card that the person may handle."""
    found = await joining.get_card(card_id)
    if found is None or not may(who, Action.MAKE_JOINING_CARD, Subject(found.client_id)):
        raise NoSuchJoiningCard(card_id)
    return found


@writing
async def revoke(cause: Cause, who: Person, card_id: int) -> CardRecord:
    """停用: nobody can ask to join by it any more; who asked before still waits."""
    await get_card(who, card_id)
    if await joining.revoke_card(card_id, cause.at):
        await add_entry(cause, "revoke", "joining_card", card_id)
        await outbox.cancel_messages(CARD, card_id, cause.at)
    return await get_card(who, card_id)


def link_of(card: CardRecord, bot_username: str) -> str:
    """What the card's QR code says."""
    return f"https://t.me/{bot_username}?start={CardLink(card.code, read_destination(card.destination))}"


async def about(card_id: int) -> About | None:
    """The card's firm and the day on which it was made."""
    found = await joining.get_card(card_id)
    return About(found.client_short_name, beijing_day(found.made_at)) if found is not None else None


async def may_have(who: Person, card_id: int, at: datetime) -> bool:
    """Whoever may handle the card, as long as it serves."""
    found = await joining.get_card(card_id)
    if found is None or found.revoked_at is not None or found.expires_at <= at:
        return False
    return may(who, Action.MAKE_JOINING_CARD, Subject(found.client_id))


async def gather(card_id: int, _: Language, desk: Desk) -> Drawn | None:
    """The page to print, in both languages whoever asks."""
    found = await joining.get_card(card_id)
    if found is None or found.revoked_at is not None:
        return None
    page = JoiningCardPage(
        firm=found.client_name,
        provider=desk.provider,
        bot=desk.bot,
        link=link_of(found, desk.bot),
        code=found.code,
        quota=found.quota,
        expires_at=found.expires_at,
        made_at=found.made_at,
    )
    return Drawn(render, page)


JOINING_CARD = DocumentKind(CARD, CARD, Text("加入卡", "joining card"), "pdf", about, may_have, gather)

PURPOSES = {"joining_card": Purpose(Action.MAKE_JOINING_CARD, card, submit, (MADE,), picks)}

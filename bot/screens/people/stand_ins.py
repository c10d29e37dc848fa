"""请假与代班: who is away until when, and who stands in."""

from collections.abc import Sequence
from dataclasses import replace

from bot.records.people.stand_ins import StandInRecord
from bot.rules.people import LENT, Lender, Person, Role
from bot.rules.text import Language, Text
from bot.screens.buttons import EndStandIn, OpenForm, ShowHolders, ShowStandIns
from bot.screens.hearing import OUT_OF_REACH, marked
from bot.screens.keys import HAND_OVER
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, as_label, escape
from bot.screens.times import day, short_day
from bot.screens.tones import Tone
from bot.screens.ways.people import STAND_INS

STAND_IN_ENDED = Text("已结束", "Ended")
NOT_THEIR_CLIENT = Text(
    "请假人不服务这家企业，或不归您安排。请点「企业」修改，或跳过。",
    "They do not serve that client, or it is not yours to arrange. Tap Client to change it, or skip it.",
)
ARRANGED = Text("已安排，会通知双方", "Arranged; both are told")
NEWS: dict[str, tuple[Text, Text]] = {
    "stand_in_asked": (
        Text(
            "🤝 {since}到{until}请您代{absent}（{where}）。\n期间对方的待办和提醒会发给您。",
            "🤝 Please stand in for {absent} from {since} to {until} ({where}).\n"
            "Meanwhile their tasks and reminders come to you.",
        ),
        Text(
            "🤝 您{since}到{until}请假，由{person}代班（{where}）。",
            "🤝 You are on leave from {since} to {until}; {person} stands in ({where}).",
        ),
    ),
    "stand_in_begins": (
        Text(
            "🤝 今天起您代{absent}（{where}，至{until}）。",
            "🤝 From today you stand in for {absent} ({where}, until {until}).",
        ),
        Text(
            "🤝 今天起由{person}为您代班（{where}，至{until}）。",
            "🤝 From today {person} stands in for you ({where}, until {until}).",
        ),
    ),
    "stand_in_over": (
        Text("🤝 代{absent}的事到此结束，谢谢您。", "🤝 You no longer stand in for {absent}. Thank you."),
        Text(
            "🤝 {person}代班结束，待办和提醒又会发给您。",
            "🤝 {person} no longer stands in; tasks and reminders come to you again.",
        ),
    ),
}
"""What the stand-in is told, and what the person on leave."""
STAYS_WITH_YOU = Text("在此之前，提醒仍发给您。", " Until then the reminders stay with you.")


def leave_overlaps(one: StandInRecord, reader: Person) -> str:
    """Why a leave cannot be arranged: there is one on some of these days."""
    own = Text(
        "您{since}至{until}已请假（{person}代班）。请改日期，或先结束那次请假。",
        "You are already on leave from {since} to {until} ({person} stands in). Change the days or end it.",
    )
    others = Text(
        "{absent}{since}至{until}已请假（{person}代班）。请改日期，或先结束那次请假。",
        "{absent} is already on leave from {since} to {until} ({person} stands in). Change the days or end it.",
    )
    return _about(own if one.stands_in_for_id == reader.id else others, one, reader.language)


def stand_in_away(one: StandInRecord, language: Language) -> str:
    """Why somebody cannot stand in: they are on leave themself."""
    text = Text(
        "{absent}{since}至{until}自己也请假，不能代班。请点「代班人」换一位。",
        "{absent} is on leave from {since} to {until} and cannot stand in. Tap Stand-in to choose somebody else.",
    )
    return _about(text, one, language)


def _about(text: Text, one: StandInRecord, language: Language, *, weekdays: bool = False) -> str:
    since, until = ((day if weekdays else short_day)(when, language) for when in (one.since, one.until))
    at = one.client_name or Text("全部企业", "all clients").to(language)
    person = marked(one.person_name, hears=not one.unheard)
    return text.to(language, absent=one.absent_name, person=person, since=since, until=until, where=at)


def lender_line(lender: Lender, language: Language) -> str:
    """``您在代王工（至11月30日）`` (HTML)."""
    text = Text("🤝 您在代{name}（至{until}）", "🤝 You stand in for {name} (until {until})")
    return escape(text.to(language, name=lender.name, until=short_day(lender.until, language)))


def away_line(one: StandInRecord, language: Language) -> str:
    """``您在休假（至11月30日），由韩冰代班``."""
    text = Text("🤝 您在休假（至{until}），由{name}代班", "🤝 You are on leave (until {until}); {name} stands in")
    return text.to(language, until=short_day(one.until, language), name=one.person_name)


def absence_line(one: StandInRecord, language: Language) -> str:
    """``🤝 请假到11月30日，由韩冰代班``, for whoever looks at somebody else's work."""
    text = Text("🤝 请假到{until}，由{name}代班", "🤝 On leave until {until}; {name} stands in")
    return text.to(language, until=short_day(one.until, language), name=one.person_name)


def back_button(one: StandInRecord, language: Language) -> Button:
    """Ends one's own leave with one tap, since arranging it again takes little."""
    back = Text("🤝 我回来了", "🤝 I am back") if one.state == "active" else Text("取消请假", "Cancel my leave")
    label = back.to(language)
    if one.client_name is not None:
        label = Text("{label}：{client}", "{label}: {client}").to(language, label=label, client=one.client_name)
    return Button(as_label(label), EndStandIn(one.id, 1), tone=Tone.PLAIN)


def in_place_of(screen: Screen, absent: str, language: Language) -> Screen:
    """What was addressed to somebody on leave, for who stands in."""
    text = Text("🤝 代{name}", "🤝 For {name}, who is on leave")
    return replace(screen, html=f"{escape(text.to(language, name=absent))}\n{screen.html}")


def stand_in_list(found: Sequence[StandInRecord], endable: frozenset[int], who: Person) -> Screen:
    """Who is away, and the ways to arrange more; ``endable``: those that the reader may end."""
    language = who.language
    line = Text(
        "· {absent}：{since}–{until}\n　由{person}代班（{where}）",
        "· {absent}: {since}–{until}\n  {person} stands in ({where})",
    )
    lines = [escape(_about(line, one, language)) for one in found]
    if any(one.unheard for one in found):
        lines.append(escape(OUT_OF_REACH.to(language)))
    none = Text("目前没有人请假。", "Nobody is on leave.")
    html = f"<b>{escape(STAND_INS.name.to(language))}</b>\n\n" + ("\n".join(lines) or escape(none.to(language)))
    end = Text("结束：{absent}", "End: {absent}")
    rows = []
    for one in found:
        if one.id in endable:
            other = Button(as_label(_about(end, one, language)), EndStandIn(one.id, 0))
            rows.append((back_button(one, language) if one.stands_in_for_id == who.id else other,))
    if who.own_roles & LENT:
        rows.append((Button(Text("＋ 我要请假", "+ My leave").to(language), OpenForm("own_leave", "person", who.id)),))
    if who.own_roles & {Role.LEAD, Role.ADMINISTRATOR}:
        arrange = Text("＋ 替别人安排", "+ For somebody else").to(language)
        rows.append((Button(arrange, OpenForm("stand_in", "person", who.id)),))
        if found:
            # a leave may be long, or nobody may stand in for all of it
            rows.append((Button(HAND_OVER.to(language), ShowHolders(0)),))
    return Screen(html, (*rows, (home_button(language),)))


def end_stand_in_question(one: StandInRecord, language: Language) -> Screen:
    """Asked once."""
    text = Text("现在就结束{person}为{absent}代班？", "Should {person} no longer stand in for {absent}, as of now?")
    yes = Button(Text("结束", "End it").to(language), EndStandIn(one.id, 1))
    no = Button(Text("不结束", "Keep it").to(language), ShowStandIns())
    return Screen(escape(_about(text, one, language)), ((yes,), (no,)))


def stand_in_news(one: StandInRecord, kind: str, reader: Person) -> Screen:
    """What a person concerned is told."""
    language = reader.language
    text = NEWS[kind][0 if reader.id == one.person_id else 1]
    said = _about(text, one, language, weekdays=True)
    if one.unheard and reader.id != one.person_id:
        said += f"\n{OUT_OF_REACH.to(language)}{STAYS_WITH_YOU.to(language)}"
    return Screen(escape(said), ((home_button(language),),))

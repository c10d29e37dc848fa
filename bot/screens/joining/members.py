"""人员加入 of a firm: who waits, its cards, its members; and leaving."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.records.joining.requests import CardRecord, FirmView, MemberRecord, MemberView
from bot.rules.beijing import beijing_day
from bot.rules.joining import CardState, Goal, read_destination, spelled
from bot.rules.names import told_apart
from bot.rules.people import ROLE_NAMES, Person, Role
from bot.rules.text import Language, Text
from bot.screens.buttons import (
    Data,
    LeaveFirm,
    OpenForm,
    RemoveMember,
    RevokeJoiningCard,
    ShowFirm,
    ShowFirms,
    ShowJoiningCard,
    ShowLinks,
    ShowMember,
    ShowMembers,
    ShowRequests,
    ShowSettings,
)
from bot.screens.joining.links import LINKS, links_button
from bot.screens.joining.requests import TO_APPROVE
from bot.screens.keys import BACK, INVITE_THEM, with_keys_left
from bot.screens.paged import page_of, paged
from bot.screens.passing_on import COPY_CODE, copy_button, link_row
from bot.screens.remarks import no_manager_left
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.times import day, moment
from bot.screens.waiting import numbered
from bot.screens.ways.joining import INVITE, JOINING

MEMBERS = Text("成员", "Members")
NEW_CARD = Text("新建加入卡", "New joining card")
REVOKE = Text("停用", "Revoke")
REMOVE = Text("移出", "Remove")
RECONNECT = Text("换绑账号", "Another account")
LEAVE = Text("退出企业", "Leave firm")
KEEP = Text("不，返回", "No, go back")
CODE = Text("加入码", "Joining code")
CARD = Text("🎫 加入卡", "🎫 Joining card")

SENT = Text("打印版好了就发给您", "The page to print is on its way")
REVOKED = Text("已停用", "Revoked")
REMOVED = Text("已移出，会告诉对方", "Removed; they will be told")
LEFT = Text(
    "您已退出 <b>{firm}</b>。您的记录按规范保存。\n\n以后要再加入，打开邀请链接或把加入码发给我。",
    "You have left <b>{firm}</b>. Your records are kept as the standard asks.\n\n"
    "To join again, open an invitation link or send me a joining code.",
)


def card_ends(card: CardRecord, now: datetime, language: Language) -> Screen:
    """To who printed a card, before it ends or just after: how far it was used, and the way to a new one."""
    ended = card.expires_at <= now
    text = Text(
        "🎫 {firm} 的加入卡 <code>{code}</code> {when} 到期，之后扫码不能再申请。",
        "🎫 The joining card <code>{code}</code> of {firm} ends on {when}; nobody can ask to join by it after that.",
    )
    if ended:
        text = Text(
            "🎫 {firm} 的加入卡 <code>{code}</code> 已在 {when} 到期，扫码不能再申请。",
            "🎫 The joining card <code>{code}</code> of {firm} ended on {when}; nobody can ask to join by it any more.",
        )
    said = text.to(
        language, firm=escape(card.client_short_name), code=spelled(card.code), when=moment(card.expires_at, language)
    )
    use = Text(
        "已用 {used}/{all} 个名额。还有人要加入，请做一张新的。",
        "{used} of {all} places were taken. If more people are to join, please make a new one.",
    )
    last = use.to(language, used=card.used, all=card.quota)
    rows = (
        (Button(f"＋ {NEW_CARD.to(language)}", OpenForm("joining_card", "client", card.client_id)),),
        (Button(card.client_short_name, ShowFirm(card.client_id)),),
    )
    return Screen(f"{said}\n\n{escape(last)}", rows)


def firms(found: Sequence[tuple[int, str]], page: int, language: Language) -> Screen:
    """Of which firm?"""
    more = (links_button(language),)
    title = f"<b>{escape(JOINING.name.to(language))}</b>"
    if not found:
        none = escape(Text("还没有企业。", "There is no client yet.").to(language))
        return Screen(f"{title}\n\n{none}", (more, (home_button(language),)))
    question = Text("哪家企业？", "For which client?").to(language)

    def button(one: tuple[int, str]) -> Button:
        client_id, name = one
        return Button(as_label(name), ShowFirm(client_id))

    listed = paged(f"{title}\n\n{escape(question)}", found, page, language, button, ShowFirms)
    return replace(listed, rows=(*listed.rows[:-1], more, listed.rows[-1]))


def firm(view: FirmView, cards: Sequence[CardRecord], now: datetime, language: Language) -> Screen:
    """One firm's joining: who waits first, then its cards, then its people."""
    lines = [f"<b>{escape(view.name)} · {escape(JOINING.name.to(language))}</b>"]
    explained = Text(
        "加入卡印出来贴在车间：扫码或发加入码就能申请，由您批准。",
        "Print a joining card and put it up: people scan it or type its code, and you let them in.",
    )
    lines.append(escape(explained.to(language)))
    lines += [f"🎫 <code>{spelled(card.code)}</code>\n　{_standing(card, now, language)}" for card in cards]
    rows: list[Row] = []
    if view.waiting:
        label = numbered(f"👥 {TO_APPROVE.to(language)}", view.waiting, language)
        rows.append((Button(label, ShowRequests(view.client_id, 0)),))
    rows += [
        (Button(f"🎫 {spelled(card.code)}  {card.used}/{card.quota}", ShowJoiningCard(card.id)),) for card in cards
    ]
    ways = [Button(f"＋ {NEW_CARD.to(language)}", OpenForm("joining_card", "client", view.client_id))]
    if view.may_invite:
        ways.append(Button(INVITE.name.to(language), OpenForm("staff_invitation", "client", view.client_id)))
    if view.may_see_members:
        label = numbered(MEMBERS.to(language), view.members, language)
        ways.append(Button(label, ShowMembers(view.client_id, 0)))
    if view.links:
        ways.append(Button(numbered(f"🔗 {LINKS.to(language)}", view.links, language), ShowLinks(0)))
    rows += side_by_side(ways)
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


_ENDED = {
    CardState.REVOKED: REVOKED,
    CardState.EXPIRED: Text("已过期", "expired"),
    CardState.USED_UP: Text("名额已用完", "no places left"),
}


def _standing(card: CardRecord, now: datetime, language: Language) -> str:
    """How far it is used, and until when it can be."""
    used = Text("已用 {used}/{quota}", "{used} of {quota} used").to(language, used=card.used, quota=card.quota)
    valid = _ENDED.get(card.state(now), Text("{day}前有效", "valid until {day}"))
    return escape(f"{used} · {valid.to(language, day=day(beijing_day(card.expires_at), language))}")


_OPENS = {
    Goal.HOME: Text("首页", "home"),
    Goal.COMPLAINT: Text("投诉", "a complaint"),
    Goal.TRAINING: Text("一场培训的报名", "sign-up for a training"),
}


def joining_card(card: CardRecord, link: str, now: datetime, language: Language) -> Screen:
    """One card: the code to read out, the link to pass on, how far it is used."""
    limits = Text("只能加入为本企业员工，要经批准。", "It lets people ask to join as staff of this firm, nothing more.")
    opens = _OPENS[read_destination(card.destination).goal].to(language)
    lines = [
        f"<b>🎫 {escape(card.client_short_name)}</b>",
        f"{escape(CODE.to(language))}  <code>{spelled(card.code)}</code>",
        escape(link),
        _standing(card, now, language),
        escape(Text("加入后打开：{what}", "Opens after joining: {what}").to(language, what=opens)),
        escape(limits.to(language)),
    ]
    rows: list[Row] = []
    if card.state(now) is CardState.OPEN:
        rows += [link_row(link, language), (copy_button(COPY_CODE, card.code, language),)]
    if card.state(now) in (CardState.OPEN, CardState.USED_UP):
        rows.append((Button(REVOKE.to(language), RevokeJoiningCard(card.id, 0)),))
    back = (Button(BACK.to(language), ShowFirm(card.client_id)),)
    return Screen("\n\n".join(lines), (*rows, back), card_of=("joining_card", card.id))


def card_to_print(card: CardRecord, language: Language) -> Screen:
    """The line under the page."""
    text = Text("🎫 {firm} 加入卡", "🎫 Joining card of {firm}").to(language, firm=card.client_short_name)
    how = Text("打印出来贴在大家看得到的地方。", "Print it and put it where everybody sees it.").to(language)
    code = f"{escape(CODE.to(language))} <code>{spelled(card.code)}</code>"
    keys = (Button(CARD.to(language), ShowJoiningCard(card.id)), copy_button(COPY_CODE, card.code, language))
    return Screen(f"<b>{escape(text)}</b>\n{code}\n\n{escape(how)}", (keys,))


def _question(title: str, text: str, yes: tuple[Text, Data], no: Data, language: Language) -> Screen:
    word, data = yes
    row = (Button(word.to(language), data), Button(KEEP.to(language), no))
    return Screen(f"<b>{escape(title)}</b>\n\n{escape(text)}", (row,))


def revoke_question(card: CardRecord, language: Language) -> Screen:
    """停用？"""
    text = Text(
        "停用后，扫这张卡、发这个码都不能再申请加入。已申请的不受影响。",
        "Nobody can ask to join by this card any more. Who has asked already is not affected.",
    )
    title = Text("停用 {code}？", "Revoke {code}?").to(language, code=spelled(card.code))
    yes = (Text("停用", "Revoke it"), RevokeJoiningCard(card.id, 1))
    return _question(title, text.to(language), yes, ShowJoiningCard(card.id), language)


def members(client_id: int, name: str, found: Sequence[MemberRecord], page: int, language: Language) -> Screen:
    """成员: managers first."""
    part = page_of(found, page, lambda to: ShowMembers(client_id, to))
    lines = [f"<b>{escape(name)} · {escape(MEMBERS.to(language))}</b>  {len(found)}"]
    hint = Text("点名字可以移出或换绑账号。", "Tap a name to remove it or give it another account.")
    lines.append(escape(hint.to(language)))
    rows: list[Row] = [(Button(as_label(_label(one, language)), ShowMember(client_id, one.id)),) for one in part.shown]
    return Screen("\n\n".join(lines), (*rows, *part.turns, (Button(BACK.to(language), ShowFirm(client_id)),)))


def _label(one: MemberRecord, language: Language) -> str:
    parts = [one.name]
    if one.role is Role.CLIENT_MANAGER:
        parts.append(ROLE_NAMES[one.role].to(language))
    if one.code:
        parts.append(one.code)
    if not one.has_account:
        parts.append(Text("未加入", "not joined yet").to(language))
    elif one.unreachable_since is not None:
        parts.append(Text("⚠️ 联系不上", "⚠️ out of reach").to(language))
    return " · ".join(parts)


def member(view: MemberView, language: Language) -> Screen:
    """One member, and what can be done."""
    one = view.member
    name = told_apart(one.name, one.code or "")
    lines = [f"<b>{escape(name)}</b>", escape(f"{view.client_name} · {ROLE_NAMES[one.role].to(language)}")]
    since = Text("{day}加入", "since {day}").to(language, day=day(beijing_day(one.since), language))
    lines.append(escape(since))
    if not one.has_account:
        lines.append(escape(Text("还没有账号", "has no account yet").to(language)))
    elif one.unreachable_since is not None:
        away = Text(
            "⚠️ {day}起联系不上：停用了机器人，或账号已注销",
            "⚠️ out of reach since {day}: blocked the bot, or lost the account",
        )
        lines.append(escape(away.to(language, day=day(beijing_day(one.unreachable_since), language))))
    if view.open_cases:
        held = Text("在办 {n} 件", "{n} open matters taken on", "{n} open matter taken on")
        lines.append(escape(held.to(language, n=view.open_cases)))
    ways = []
    if view.may_invite:
        ways.append(Button(INVITE_THEM.to(language), OpenForm("listed_invitation", "person", one.id)))
    if view.may_reconnect:
        ways.append(Button(RECONNECT.to(language), OpenForm("reconnection", "person", one.id)))
    if view.may_remove:
        ways.append(Button(REMOVE.to(language), RemoveMember(view.client_id, one.id, 0)))
    back = (Button(BACK.to(language), ShowMembers(view.client_id, 0)),)
    return Screen("\n".join(lines), (*side_by_side(ways), back))


def remove_question(view: MemberView, language: Language) -> Screen:
    """移出？"""
    text = Text(
        "移出后，对方不能再看和提交本企业的内容。记录都保留，在办的交还企业。会告诉对方。",
        "They can no longer see or submit anything for this firm. All records stay, and what they have taken on "
        "goes back to the firm. They will be told.",
    )
    title = Text("把 {name} 移出 {firm}？", "Remove {name} from {firm}?")
    said = title.to(language, name=told_apart(view.member.name, view.member.code or ""), firm=view.client_name)
    follows = text.to(language)
    if view.is_last_manager:
        follows = f"{no_manager_left((view.client_name,), language)}\n\n{follows}"
    yes = (REMOVE, RemoveMember(view.client_id, view.member.id, 1))
    return _question(said, follows, yes, ShowMember(view.client_id, view.member.id), language)


def leave_question(client_id: int, name: str, open_cases: int, language: Language) -> Screen:
    """退出企业？"""
    text = Text(
        "退出后，您不能再看和提交这家企业的内容，记录都保留。",
        "You can no longer see or submit anything for this firm; all records stay.",
    ).to(language)
    if open_cases:
        held = Text(
            "您在办的 {n} 件会交还企业。",
            "The {n} open matters that you have taken on go back to the firm.",
            "The open matter that you have taken on goes back to the firm.",
        )
        text += "\n" + held.to(language, n=open_cases)
    title = Text("退出 {firm}？", "Leave {firm}?").to(language, firm=name)
    yes = (Text("退出", "Leave"), LeaveFirm(client_id, 1))
    return _question(title, text, yes, ShowSettings(), language)


def left(name: str, person: Person) -> Screen:
    """They have left; ``person`` as they are now."""
    return with_keys_left(Screen(LEFT.to(person.language, firm=escape(name))), person)


def reconnection_made(link: str, language: Language) -> Screen:
    """The link to pass on; said once."""
    text = Text(
        "换绑链接已生成，请只转发给本人：\n\n{link}\n\n1 天内有效，只能用一次。对方用新账号点开后，旧账号就不能用了。",
        "Here is the link. Pass it on to this person only:\n\n{link}\n\n"
        "It works once, within a day. Once they open it with the new account, the old one has no access.",
    )
    return Screen(text.to(language, link=escape(link)), ((links_button(language), home_button(language)),))

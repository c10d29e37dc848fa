"""Joining as people meet it: codes that do not work, waiting, being let in; and letting people in (待批准加入)."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.joining.requests import WITHDRAWN, RequestRecord
from bot.rules.beijing import beijing_day
from bot.rules.joining import CardState
from bot.rules.people import Person
from bot.rules.text import Language, Measure, Text, few
from bot.screens.buttons import (
    ApproveAsListed,
    ApproveRequests,
    OpenForm,
    ShowFirm,
    ShowHome,
    ShowRequest,
    ShowRequests,
    WithdrawRequest,
)
from bot.screens.keys import BACK, with_keys_left, with_keys_of
from bot.screens.paged import page_of
from bot.screens.rows import home_button, other_language
from bot.screens.screen import Button, Row, Screen, as_label, escape, quoted
from bot.screens.times import stamp
from bot.screens.tones import Tone
from bot.screens.ways.cases import TO_FILE

PER_PAGE = 6
NAMES_SHOWN = 3

TO_APPROVE = Text("待批准加入", "Waiting to join")
APPROVE = Text("✅ 批准", "✅ Approve")
APPROVE_ALL = Text("✅ 本页 {n} 人都批准", "✅ Approve all {n} on this page")
DECLINE = Text("不批准", "Decline")
WITHDRAW = Text("↩️ 撤回申请", "↩️ Withdraw my request")
REQUEST_WITHDRAWN = Text("已撤回申请", "Your request is withdrawn")
WAITED = Text(
    "等得最久的已经等了 {n} 天。",
    "Who has waited longest has done so for {n} days.",
    "Who has waited longest asked yesterday.",
)
SAME_PERSON = Text("🔗 是同一人，批准", "🔗 Same person, approve")

CARD_REFUSED = {
    CardState.UNKNOWN: Text(
        "这个加入码不对。请核对卡上的 8 位字符再发一次；还是不行，请向发卡的人要新的。",
        "This joining code is not right. Please check the 8 characters on the card and send them again; "
        "if that does not help, ask the person who gave it to you for a new one.",
    ),
    CardState.TOO_MANY: Text(
        "已输错 5 次，请 1 小时后再试，并向发卡的人核对加入码。",
        "That makes five wrong codes. Please wait an hour before you try again, and check the code with the person "
        "who gave you the card.",
    ),
    CardState.USED_UP: Text(
        "这张加入卡的名额已用完。请向发卡的人要一张新的。",
        "All places on this joining card are taken. Please ask the person who gave it to you for a new one.",
    ),
    CardState.EXPIRED: Text(
        "这张加入卡已过期。请向发卡的人要一张新的。",
        "This joining card has expired. Please ask the person who gave it to you for a new one.",
    ),
    CardState.REVOKED: Text(
        "这张加入卡已停用。请向发卡的人要一张新的。",
        "This joining card is no longer in use. Please ask the person who gave it to you for a new one.",
    ),
}
NOT_FOR_OURS = Text(
    "加入卡是给企业员工用的。您已经是服务人员，不用再加入。",
    "Joining cards are for the clients' people. You serve clients already, so there is nothing to join.",
)


def card_refused(state: CardState, language: Language) -> Screen:
    """The card does not work, and why; whose it is or was is not said."""
    return Screen(escape(CARD_REFUSED[state].to(language)))


def asked(request: RequestRecord, language: Language) -> Screen:
    """They have asked to be let in: what happens next, and the way back."""
    text = Text(
        "✅ 已提交，等 <b>{firm}</b> 的负责人或质量管家批准。\n\n有结果我会告诉您，您不用再做什么。",
        "✅ Sent. Somebody in charge at <b>{firm}</b>, or your consultant, will let you in.\n\n"
        "I will tell you when it is decided; there is nothing else to do.",
    )
    withdraw = Button(WITHDRAW.to(language), WithdrawRequest(request.id, 0))
    return Screen(
        text.to(language, firm=escape(request.client_name)), ((withdraw,), (other_language(language, "home"),))
    )


def still_waiting(request: RequestRecord, language: Language) -> Screen:
    """Told once to who has waited for days: that nobody has forgotten them."""
    text = Text(
        "⏳ 您加入 <b>{firm}</b> 的申请还没有批准，已经再次提醒对方，也告诉了管理员。\n\n"
        "着急的话，可以直接问您的负责人。",
        "⏳ Your request to join <b>{firm}</b> is still undecided. They were reminded, and the administrators too.\n\n"
        "If it is urgent, please ask your manager.",
    )
    withdraw = Button(WITHDRAW.to(language), WithdrawRequest(request.id, 0))
    return Screen(text.to(language, firm=escape(request.client_name)), ((withdraw,),))


def withdraw_question(request: RequestRecord, language: Language) -> Screen:
    """撤回申请？"""
    title = Text("撤回加入 {firm} 的申请？", "Withdraw your request to join {firm}?")
    text = Text("撤回后不用再批准，以后还可以再申请。", "Nobody will be asked to let you in. You can ask again later.")
    yes = Button(Text("确定撤回", "Withdraw it").to(language), WithdrawRequest(request.id, 1))
    no = Button(Text("不撤回", "Keep it").to(language), ShowHome())
    said = title.to(language, firm=request.client_name)
    return Screen(f"<b>{escape(said)}</b>\n\n{escape(text.to(language))}", ((yes, no),))


def nowhere(person: Person, waiting: Sequence[RequestRecord], *, former: bool) -> Screen:
    """For who has no role: for whose approval they wait, or how to get in (``former``: again)."""
    if waiting:
        return asked(waiting[0], person.language)
    text = Text(
        "您还没有加入企业。\n\n要加入：打开邀请链接，扫加入卡上的二维码，或把卡上的 8 位加入码发给我。",
        "You have not joined a firm yet.\n\n"
        "To join one, open an invitation link, scan a joining card, or send me the 8-character code on it.",
    )
    if former:
        text = Text(
            "您的使用权限已结束，以前的记录按规范保存。\n\n"
            "要再加入：打开邀请链接，扫加入卡上的二维码，或把卡上的 8 位加入码发给我。",
            "Your access has ended. Earlier records are kept as the standard asks.\n\n"
            "To join again, open an invitation link, scan a joining card, or send me the 8-character code on it.",
        )
    return Screen(escape(text.to(person.language)), ((other_language(person.language, "home"),),))


def let_in(firm: str, reader: Person) -> Screen:
    """Told to who was let in; brings the keys."""
    text = Text(
        "🎉 {name}，您已加入 <b>{firm}</b>。\n\n有事随时点下面的按钮，或发「帮助」看怎么用。",
        "🎉 {name}, you have joined <b>{firm}</b>.\n\n"
        "The keys below are there whenever you need them; send “help” to see how it works.",
    )
    html = text.to(reader.language, name=escape(reader.name), firm=escape(firm))
    return with_keys_of(Screen(html), reader)


def declined(request: RequestRecord, language: Language) -> Screen:
    """Told to who was not let in, with the reason if one was given."""
    text = Text(
        "很抱歉，加入 <b>{firm}</b> 的申请没有通过。", "We are sorry: your request to join <b>{firm}</b> was declined."
    ).to(language, firm=escape(request.client_name))
    if request.reason:
        text += f"\n\n{quoted(request.reason)}"
    last = Text("如果是弄错了，请直接问您的负责人。", "If this is a mistake, please ask your manager.").to(language)
    return Screen(f"{text}\n\n{escape(last)}")


def removed(firm: str, reader: Person) -> Screen:
    """Told once to who was removed."""
    text = Text(
        "您在 <b>{firm}</b> 的使用权限已结束，感谢您的配合。\n\n以前的记录按规范保存。如果是弄错了，请联系企业负责人。",
        "Your access for <b>{firm}</b> has ended. Thank you for your help.\n\n"
        "Earlier records are kept as the standard asks. If this is a mistake, please contact the firm's manager.",
    )
    return with_keys_left(Screen(text.to(reader.language, firm=escape(firm))), reader)


def has_left(name: str, client_id: int, firm: str, handed_back: int, language: Language) -> Screen:
    """Told to the firm's managers when somebody left by themselves."""
    said = Text("{name} 已退出 {firm}。", "{name} has left {firm}.").to(language, name=name, firm=firm)
    if handed_back:
        back = Text(
            "在办的 {n} 件已交还企业，请另行安排。",
            "The {n} open matters they had taken on are back with the firm; please see who takes them.",
            "The open matter they had taken on is back with the firm; please see who takes it.",
        )
        said += "\n" + back.to(language, n=handed_back)
    return Screen(escape(said), ((Button(firm, ShowFirm(client_id)), home_button(language)),))


def complain_here(client_id: int, language: Language) -> Screen:
    """What a card or link for complaints opens."""
    text = Text("要反映对我们服务的不满，点下面。", "To complain about our service, tap below.")
    return Screen(
        escape(text.to(language)),
        ((Button(TO_FILE["complaint"].name.to(language), OpenForm("complaint", "client", client_id)),),),
    )


def not_for_ours(language: Language) -> Screen:
    """A consultant opened a card."""
    return Screen(escape(NOT_FOR_OURS.to(language)))


PEOPLE_WAIT = Text("👥 {n} 人待批准 · {firm}", "👥 {n} join requests · {firm}", "👥 {n} join request · {firm}")


def waiting_row(firm: tuple[int, str, int], language: Language) -> Button:
    """On the home: people who wait to join a firm (id, name, how many)."""
    client_id, name, n = firm
    label = PEOPLE_WAIT.to(language, n=n, firm=name)
    return Button(as_label(label), ShowRequests(client_id, 0))


def people_wait(
    client_id: int, firm: str, waiting: Sequence[RequestRecord], now: datetime, language: Language
) -> Screen:
    """The one notice for all who wait, and for how long the first of them has."""
    title = Text("👥 {n} 人申请加入 {firm}", "👥 {n} people ask to join {firm}", "👥 {n} person asks to join {firm}")
    names = few([request.person_name for request in waiting], NAMES_SHOWN, language, unit=Measure.PERSON)
    text = f"<b>{escape(title.to(language, n=len(waiting), firm=firm))}</b>\n{escape(names)}"
    days = max((beijing_day(now) - beijing_day(one.asked_at)).days for one in waiting if one.asked_at is not None)
    if days:
        text += f"\n{escape(WAITED.to(language, n=days))}"
    last = Text("请确认是本企业的人再批准。", "Please make sure they belong to the firm.").to(language)
    look = Button(Text("去批准", "See who").to(language), ShowRequests(client_id, 0))
    return Screen(f"{text}\n\n{escape(last)}", ((look,),))


def requests(client_id: int, found: Sequence[RequestRecord], page: int, language: Language) -> Screen:
    """待批准加入: each one to look at, and the whole page to approve."""
    title = f"<b>{escape(TO_APPROVE.to(language))}</b>"
    back = (Button(BACK.to(language), ShowFirm(client_id)), home_button(language))
    if not found:
        return Screen(f"{title}\n\n{escape(Text('没有人在等。', 'Nobody is waiting.').to(language))}", (back,))
    part = page_of(found, page, lambda to: ShowRequests(client_id, to), PER_PAGE)
    shown = part.shown
    lines = [f"{title}  {len(found)}"]
    rows: list[Row] = []
    for request in shown:
        code = f" · {request.person_code}" if request.person_code else ""
        lines.append(f"<b>{escape(request.person_name)}</b>{escape(code)}\n　{escape(_standing(request, language))}")
        rows.append((Button(as_label(f"{_mark(request)} {request.person_name}{code}"), ShowRequest(request.id)),))
    if len(shown) > 1:
        label = APPROVE_ALL.to(language, n=len(shown))
        rows.append((Button(label, ApproveRequests(client_id, shown[0].id, shown[-1].id)),))
    return Screen("\n\n".join(lines), (*rows, *part.turns, back))


def _mark(request: RequestRecord) -> str:
    if request.match_id is None:
        return "👤"
    return "🔗" if request.certain and request.may_be_joined else "❓"


def _standing(request: RequestRecord, language: Language) -> str:
    """How the person stands to the firm's list, and when they asked."""
    if request.match_id is None:
        said = Text("名册上没有", "not on the list")
    elif request.certain:
        said = Text("就是名册上的 {listed}（姓名、工号相符）", "{listed} on the list: name and number fit")
    else:
        said = Text("可能是名册上的 {listed}", "may be {listed} on the list")
    listed = f"{request.match_name or ''} {request.match_code or ''}".strip()
    asked_at = f" · {stamp(request.asked_at, language)}" if request.asked_at is not None else ""
    return said.to(language, listed=listed) + asked_at


def request_page(request: RequestRecord, language: Language) -> Screen:
    """One person who waits: who they say they are, who they may be, and the decision."""
    back = (Button(BACK.to(language), ShowRequests(request.client_id, 0)),)
    lines = [f"<b>{escape(TO_APPROVE.to(language))} · {escape(request.client_name)}</b>", ""]
    lines.append(escape(Text("姓名：{name}", "Name: {name}").to(language, name=request.person_name)))
    if request.person_code:
        lines.append(escape(Text("工号：{code}", "Staff number: {code}").to(language, code=request.person_code)))
    lines.append(escape(_standing(request, language)))
    if request.moves:
        moved = Text("从其他企业调来", "moving here from another firm")
        lines.append(escape(moved.to(language)))
    if request.state != "waiting":
        lines += ["", escape(decided(request, language))]
        return Screen("\n".join(lines), (back,))
    # where it may be somebody of the list, neither answer is the usual one
    usual = request.match_id is None or request.certain
    tone = Tone.NEXT if usual else Tone.PLAIN
    approve = Button(APPROVE.to(language), ApproveRequests(request.client_id, request.id, request.id), tone=tone)
    decline = Button(DECLINE.to(language), OpenForm("joining_decline", "joining_request", request.id))
    rows: list[Row] = []
    if request.match_id is not None and not request.may_be_joined:
        lines += ["", escape(_TWO_PEOPLE.to(language))]
    elif request.match_id is not None and not request.certain:
        lines += ["", escape(_EXPLAINED.to(language))]
        rows.append((Button(SAME_PERSON.to(language), ApproveAsListed(request.id, request.match_id)),))
    return Screen("\n".join(lines), (*rows, (approve, decline), back))


_TWO_PEOPLE = Text(
    "名册上的人另有角色或记录，加入卡不能把账号归到其名下。先问清楚；直接批准就按新员工加入。",
    "The person on the list has another role, or the applicant has records, so a card cannot join the two. "
    "Ask first; if you approve, they join as new staff.",
)
_EXPLAINED = Text(
    "是名册上的同一人就点「是同一人」，账号会归到那个人名下；不是就直接批准。",
    "If it is the person on the list, tap “Same person”: the account becomes theirs. If not, just approve.",
)


def decided(request: RequestRecord, language: Language) -> str:
    """Who decided, and how."""
    if request.state == WITHDRAWN:
        return Text("{name}已撤回申请", "Withdrawn by {name}").to(language, name=request.person_name)
    approved = request.state == "approved"
    text = Text("已由{name}批准", "Approved by {name}") if approved else Text("{name}没有批准", "Declined by {name}")
    return text.to(language, name=request.decided_by or "")


LET_IN = Text("已批准 {n} 人", "{n} people are in", "{n} person is in")
DECLINED = Text("已回绝，会告诉对方", "Declined; they will be told")

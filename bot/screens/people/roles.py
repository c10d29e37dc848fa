"""人员与角色: who is what, and for whom; giving and ending it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.records.people.roles import GrantRecord, Member
from bot.rules.people import (
    CLIENT_SIDE,
    POSITION_NAMES,
    POSITIONS_OF,
    ROLE_NAMES,
    Person,
    Position,
    Role,
    positions_said,
)
from bot.rules.text import CHINESE, Language, Text, further, joined
from bot.screens.buttons import (
    EndRole,
    OpenForm,
    SetPosition,
    ShowHolding,
    ShowOrganisation,
    ShowRole,
    ShowRoles,
    ShowTeam,
)
from bot.screens.keys import BACK, HAND_OVER, with_keys_left, with_keys_of
from bot.screens.paged import paged
from bot.screens.remarks import no_manager_left
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.ways.organisation import ORGANISATION

ORDER_75 = Text("适用市场监管总局 75 号令", "Order No. 75 applies")
ENDED = Text("已结束", "Ended")


def named(grant: GrantRecord, language: Language) -> str:
    """``质量管家 · 恒信阀门（技术人员）``."""
    said = ROLE_NAMES[grant.role].to(language)
    if grant.client_name:
        said += f" · {grant.client_name}"
    return said + _in_brackets(POSITION_NAMES[grant.place].to(language), language) if grant.place else said


def _in_brackets(text: str, language: Language) -> str:
    return f"（{text}）" if language == CHINESE else f" ({text})"


def roles_said(person: Person) -> str:
    """What somebody is themself, each role once with its positions, as the head of their home says it."""
    language = person.language
    said = []
    for role in Role:
        if role in person.own_roles:
            positions = positions_said(person.own_grants, role)
            places = joined((POSITION_NAMES[position].to(language) for position in positions), language)
            said.append(ROLE_NAMES[role].to(language) + (_in_brackets(places, language) if places else ""))
    return joined(said, language)


def role_lines(held: Sequence[GrantRecord], language: Language) -> str:
    """One's own roles, client by client, for the settings (HTML)."""
    lines = [Text("<b>我的角色</b>", "<b>My roles</b>").to(language)]
    for grant in held:
        lines.append(f"· {escape(named(grant, language))}")
        if grant.order_75 and grant.role in CLIENT_SIDE:
            lines.append(f"　{escape(ORDER_75.to(language))}")
    return "\n".join(lines)


def team_list(found: Sequence[Member], page: int, language: Language) -> Screen:
    """Whose roles?"""
    text = Text(
        "<b>人员与角色</b>\n\n看谁的？企业员工请到人员名单里找。",
        "<b>People and roles</b>\n\nWhose? Client staff are in the list of people.",
    )

    def button(one: Member) -> Button:
        named_roles = joined((ROLE_NAMES[role].to(language) for role in one.roles), language)
        return Button(as_label(f"{one.name} · {named_roles}"), ShowRoles(one.id))

    shown = paged(text.to(language), found, page, language, button, ShowTeam)
    chart = (Button(ORGANISATION.name.to(language), ShowOrganisation()),)
    return replace(shown, rows=(*shown.rows[:-1], chart, shown.rows[-1]))


def person_roles(person: Person, held: Sequence[GrantRecord], language: Language, *, has_work: bool = False) -> Screen:
    """What somebody is; each role opens, and another can be given. ``has_work``: they hold what can be handed over."""
    none = Text("现在没有角色。", "No role at present.")
    said = Text("点角色可修改或结束。", "Tap one to change it.") if held else none
    rows = [(Button(as_label(named(grant, language)), ShowRole(grant.id)),) for grant in held]
    give = Button(Text("＋ 增加角色", "+ Give a role").to(language), OpenForm("role", "person", person.id))
    back = Button(Text("‹ 人员", "‹ People").to(language), ShowTeam(0))
    ways: list[Row] = [(give,)]
    if has_work:
        ways.append((Button(HAND_OVER.to(language), ShowHolding(person.id, 0, 0)),))
    return Screen(f"<b>{escape(person.called)}</b>\n\n{escape(said.to(language))}", (*rows, *ways, (back,)))


def role_card(grant: GrantRecord, language: Language) -> Screen:
    """One role: for whom, in which position, and its end."""
    lines = [f"<b>{escape(grant.person_name)}</b>", escape(named(grant, language))]
    if grant.order_75 and grant.role in CLIENT_SIDE:
        lines.append(escape(ORDER_75.to(language)))
    lines += ["", escape(Text("岗位：点一下就改。", "Position: tap to change it.").to(language))]
    choices = []
    for one in (position for position in Position if position in POSITIONS_OF[grant.role]):
        sign, wanted = ("● ", "") if one is grant.place else ("", one.value)
        choices.append(Button(sign + POSITION_NAMES[one].to(language), SetPosition(grant.id, wanted)))
    end = Button(Text("结束这个角色…", "End this role…").to(language), EndRole(grant.id, 0))
    back = Button(BACK.to(language), ShowRoles(grant.person_id))
    return Screen("\n".join(lines), (*side_by_side(choices), (end,), (back,)))


def end_question(grant: GrantRecord, language: Language, *, is_last_manager: bool) -> Screen:
    """Asked once: it counts at once. ``is_last_manager``: of the client for which this role is."""
    text = Text(
        "结束 {name} 的「{role}」？马上生效，会告知本人。",
        "End {name}'s role “{role}”? It counts at once, and they are told.",
    )
    yes = Button(Text("结束", "End it").to(language), EndRole(grant.id, 1))
    no = Button(Text("不结束", "Keep it").to(language), ShowRole(grant.id))
    said = text.to(language, name=grant.person_name, role=named(grant, language))
    if is_last_manager:
        said += f"\n\n{no_manager_left((grant.client_name or '',), language)}"
    return Screen(escape(said), ((yes,), (no,)))


def role_given(grant: GrantRecord, person: Person) -> Screen:
    """Somebody is told what they are now; brings the keys that go with it."""
    text = Text(
        "👋 您现在是：{role}\n下面的按钮和命令已更新，发「帮助」看怎么用。",
        "👋 You are now: {role}\nThe keys and commands below follow it; send “help” to see how it works.",
    )
    return with_keys_of(Screen(escape(text.to(person.language, role=named(grant, person.language)))), person)


MOST_NAMED = 5


def clients_assigned(grants: Sequence[GrantRecord], person: Person) -> Screen:
    """Somebody is told whom they serve from now on, however many it are."""
    if len(grants) == 1:
        return role_given(grants[0], person)
    language = person.language
    lines = [f"· {named(grant, language)}" for grant in grants[:MOST_NAMED]]
    lines += further(len(grants) - MOST_NAMED, language)
    text = Text("👋 您新增了 {n} 项服务分工：", "👋 You have {n} new assignments:").to(language, n=len(grants))
    return with_keys_of(Screen(escape("\n".join((text, "", *lines)))), person)


def role_ended(grant: GrantRecord, person: Person) -> Screen:
    """Somebody is told that a role of theirs ended."""
    text = Text(
        "您的「{role}」角色已结束，谢谢您一直以来的工作。\n如有疑问请联系管理员。",
        "Your role “{role}” has ended. Thank you for your work.\nPlease ask an administrator if you have questions.",
    )
    said = escape(text.to(person.language, role=named(grant, person.language)))
    return with_keys_left(Screen(said), person)

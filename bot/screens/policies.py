"""制度: the list with what is still to be read, one policy in pages, who has not read it."""

from bot.records.policies import ListedPolicy, PolicyVersion, PolicyView, Unread
from bot.rules.beijing import in_beijing
from bot.rules.policies import AUDIENCE_NAMES
from bot.rules.text import Language, Text, joined
from bot.screens.buttons import (
    ConfirmReading,
    OpenForm,
    SettlePolicy,
    ShowOrganisation,
    ShowPolicies,
    ShowPolicy,
    ShowReaders,
)
from bot.screens.hearing import OUT_OF_REACH, marked
from bot.screens.paged import page_of, turning
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.splitting import split
from bot.screens.telegram_html import telegram_html
from bot.screens.times import short_day, stamp
from bot.screens.ways.organisation import ORGANISATION
from bot.screens.ways.policies import POLICIES

WRITE = Text("＋ 写制度", "+ Write a policy")
REVOKED = Text("已废止", "revoked")
UNDERSTOOD = Text("✅ 已阅读并理解", "✅ Read and understood")
ROOM = 3400
"""Characters of a page's text: the rest of the message is its head and what is said about its reading."""
MOST_LISTED = 6


def policy_list(found: tuple[ListedPolicy, ...], page: int, *, writes: bool, ours: bool, language: Language) -> Screen:
    """Every policy with its version and whether the reader has read it; ``ours``: it is one of our people."""
    part = page_of(found, page, ShowPolicies)
    asked = sum(one.asked for one in found)
    head = f"<b>{POLICIES.name.to(language)}</b>"
    if asked:
        head += "  " + escape(waiting_said(asked, language))
    lines = [head, *(_listed(one, language) for one in part.shown)]
    if not found:
        lines.append(Text("还没有制度。", "There are no policies yet.").to(language))
    rows: list[Row] = [(_open(one.version, _mark(one)),) for one in part.shown]
    home = home_button(language)
    write = (Button(WRITE.to(language), OpenForm("policy", "", 0)),) if writes else ()
    chart = ((Button(ORGANISATION.name.to(language), ShowOrganisation()),),) if ours else ()
    return Screen("\n\n".join(lines), (*rows, *part.turns, *chart, (*write, home)))


def waiting_said(n: int, language: Language) -> str:
    """``待阅读制度 2 项`` / ``2 policies to read``."""
    return Text("待阅读制度 {n} 项", "{n} policies to read", "{n} policy to read").to(language, n=n)


def _mark(one: ListedPolicy) -> str:
    if one.version.revoked:
        return "🚫"
    if one.version.state != "published":
        return "📝"
    if one.asked:
        return "📖"
    return "✅" if one.read else "📄"


def _open(version: PolicyVersion, sign: str) -> Button:
    return Button(as_label(f"{sign} {version.title}"), ShowPolicy(version.id, 0))


def policy_button(version: PolicyVersion) -> Button:
    """A policy that the reader has still to read."""
    return _open(version, "📖")


def _listed(one: ListedPolicy, language: Language) -> str:
    version = one.version
    if version.revoked:
        said = f"{_version(version, language)} · {REVOKED.to(language)}"
    elif version.state != "published":
        said = _STATES[version.state].to(language)
    elif one.asked:
        said = f"{_version(version, language)} · {Text('待阅读', 'to read').to(language)}"
    elif one.read:
        said = f"{_version(version, language)} · {Text('已读', 'read').to(language)}"
    else:
        said = _version(version, language)
    return f"{_mark(one)} {escape(clipped(version.title, 60))}\n　{escape(said)}"


_STATES = {
    "reading": Text("正在读取文件", "its file is being read"),
    "unreadable": Text("文件读不了", "its file cannot be read"),
    "draft": Text("待发布", "not published yet"),
    "discarded": Text("已放弃", "given up"),
}


def _version(version: PolicyVersion, language: Language) -> str:
    if version.published_at is None:
        return _STATES.get(version.state, _STATES["draft"]).to(language)
    text = Text("第 {n} 版 · {day} 发布", "version {n}, published {day}")
    day = in_beijing(version.published_at).date()
    # with the year: versions live for years
    dated = Text("{year}年{day}", "{day} {year}").to(language, year=day.year, day=short_day(day, language))
    return text.to(language, n=version.number, day=dated)


def policy_page(view: PolicyView, page: int, language: Language) -> Screen:
    """One page of a version; on the last one it is confirmed, or published."""
    version = view.version
    pages = split(telegram_html(view.body), ROOM) or ("",)
    page = min(max(page, 0), len(pages) - 1)
    place = f"  {page + 1}/{len(pages)}" if len(pages) > 1 else ""
    audience = AUDIENCE_NAMES[version.audience].to(language)
    head = f"<b>{escape(version.title)}</b>{place}\n{escape(_version(version, language))} · {escape(audience)}"
    lines = [head, *([pages[page]] if pages[page] else []), *_said(view, language)]
    rows: list[Row] = []
    steps = ((Text("‹ 上一页", "‹ Back"), page - 1), (Text("下一页 ›", "Next ›"), page + 1))
    turns = [Button(text.to(language), ShowPolicy(version.id, to)) for text, to in steps if 0 <= to < len(pages)]
    if turns:
        rows.append(tuple(turns))
    if page == len(pages) - 1:
        rows += _on_last_page(view, language)
    return Screen("\n\n".join(lines), (*rows, *_ways(view, language)))


def _said(view: PolicyView, language: Language) -> list[str]:
    version = view.version
    lines = []
    if version.state == "reading":
        text = Text("⏳ 正在读取文件，读好会发给您预览。", "⏳ The file is being read; a preview will be sent to you.")
        lines.append(text.to(language))
    if version.state == "unreadable":
        text = Text(
            "⚠️ 这个文件读不了：它不是文本，或是空的。请另存为 UTF-8 的 .md 文件再发。",
            "⚠️ This file cannot be read: it is no text, or empty. Please save it as an .md file in UTF-8.",
        )
        lines.append(text.to(language))
    if version.revoked:
        lines.append(Text("🚫 已废止，不再要求阅读。", "🚫 Revoked; nobody has to read it.").to(language))
    elif version.state == "published" and not view.current:
        lines.append(Text("⚠️ 这是旧版。", "⚠️ This is an old version.").to(language))
    if view.read_at is not None:
        text = Text("✅ 您已于{at}确认阅读。", "✅ You confirmed that you read it, {at}.")
        lines.append(escape(text.to(language, at=stamp(view.read_at, language))))
    if view.writes and view.current:
        text = Text("已读 {n} / {of} 人", "Read by {n} of {of}")
        lines.append(text.to(language, n=view.read_by, of=view.readers))
    return lines


def _on_last_page(view: PolicyView, language: Language) -> list[Row]:
    version = view.version
    if view.asked:
        return [(Button(UNDERSTOOD.to(language), ConfirmReading(version.id)),)]
    if view.writes and version.state in ("draft", "unreadable"):
        publish = Button(Text("📢 发布并通知", "📢 Publish and tell").to(language), SettlePolicy(version.id, "publish"))
        give_up = Button(Text("🗑 不发布", "🗑 Give up").to(language), SettlePolicy(version.id, "discard"))
        return [(publish, give_up) if version.state == "draft" else (give_up,)]
    return []


def _ways(view: PolicyView, language: Language) -> list[Row]:
    version = view.version
    rows: list[Row] = []
    again = Text("✏️ 新版本", "✏️ New version")
    new = Button(again.to(language), OpenForm("policy", "policy", version.policy_id))
    if view.writes and version.revoked:
        rows.append((new,))
    if view.writes and view.current:
        revoke = Text("🚫 废止", "🚫 Revoke")
        who = Text("👥 谁还没读", "👥 Who has not")
        rows.append((Button(who.to(language), ShowReaders(version.id, 0)), new))
        rows.append((Button(revoke.to(language), SettlePolicy(version.id, "ask_revoke")),))
    name = Text("第 {n} 版", "Version {n}")
    others = [Button(name.to(language, n=other.number), ShowPolicy(other.id, 0)) for other in view.others]
    back = (Button(POLICIES.name.to(language), ShowPolicies(0)), home_button(language))
    return [*rows, *side_by_side(others), back]


def _back_to(view: PolicyView, language: Language) -> Button:
    return Button(Text("返回", "Back").to(language), ShowPolicy(view.version.id, 0))


def sure_to_revoke(view: PolicyView, language: Language) -> Screen:
    """Asks before a policy goes out of force; one that is out of it already is shown."""
    if not (view.writes and view.current):
        return policy_page(view, 0, language)
    text = Text(
        "废止「{title}」？\n\n不再要求任何人阅读；各版内容和阅读记录都会保留。",
        "Revoke “{title}”?\n\nNobody will have to read it any more; its versions and who read them are kept.",
    )
    sure = Button(Text("确定废止", "Revoke it").to(language), SettlePolicy(view.version.id, "revoke"))
    back = _back_to(view, language)
    return Screen(escape(text.to(language, title=view.version.title)), ((sure, back),))


def readers_page(view: PolicyView, found: tuple[Unread, ...], page: int, per_page: int, language: Language) -> Screen:
    """Who has not read it."""
    missing = view.readers - view.read_by
    title = Text("「{title}」已读 {n} / {of} 人", "“{title}”: read by {n} of {of}")
    head = f"<b>{escape(title.to(language, title=view.version.title, n=view.read_by, of=view.readers))}</b>"
    said = Text("还没读的：", "Not read by:") if found else Text("都读过了。", "Everybody has read it.")
    listed = joined((marked(one.name, hears=one.hears) for one in found), language)
    if not all(one.hears for one in found):
        listed += f"\n\n{OUT_OF_REACH.to(language)}"
    last = max(missing - 1, 0) // per_page
    turns = turning(page, last, lambda to: ShowReaders(view.version.id, to))
    back = _back_to(view, language)
    return Screen(f"{head}\n\n{said.to(language)}\n{escape(listed)}".rstrip(), (*turns, (back,)))


_NEW = Text(
    "📖 有 {n} 份制度请您阅读。", "📖 There are {n} policies for you to read.", "📖 There is a policy for you to read."
)
_STILL = Text(
    "📖 您还有 {n} 份制度没有确认阅读。",
    "📖 You have not confirmed {n} policies yet.",
    "📖 You have not confirmed a policy yet.",
)


def to_read_letter(versions: tuple[PolicyVersion, ...], *, again: bool, language: Language) -> Screen:
    """Everything that the reader has still to read, in one message."""
    text = _STILL if again else _NEW
    pair = Text("· {title}（{version}）", "· {title} ({version})")
    shown = versions[:MOST_LISTED]
    lines = [escape(pair.to(language, title=each.title, version=_version(each, language))) for each in shown]
    rows = [(policy_button(version),) for version in shown]
    if len(versions) > MOST_LISTED:
        rows.append((Button(POLICIES.name.to(language), ShowPolicies(0)),))
    return Screen("\n\n".join((text.to(language, n=len(versions)), "\n".join(lines))), tuple(rows))


def policy_count(view: PolicyView, language: Language) -> Screen:
    """To whoever published it, when the others are reminded."""
    text = Text(
        "📖 制度「{title}」发布三个工作日了：已读 {n} / {of} 人。",
        "📖 Policy “{title}”, three working days after it was published: read by {n} of {of}.",
    )
    said = text.to(language, title=view.version.title, n=view.read_by, of=view.readers)
    who = Button(Text("👥 谁还没读", "👥 Who has not").to(language), ShowReaders(view.version.id, 0))
    return Screen(escape(said), ((who,),))


def policy_ready(view: PolicyView, language: Language) -> Screen:
    """The file was read, or could not be: what it looks like."""
    return policy_page(view, 0, language)

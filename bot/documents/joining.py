"""The joining card as a page to print and put up (PRACTICE.md, people and channels): firm, QR code, typed code, how.

It hangs where people of both languages pass, so it says everything in both, whoever printed it. What is said is
composed here, where it stands is ``joining_card.typ``.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.documents.page import Page
from bot.documents.page import render as render_page
from bot.documents.printable import on_one_line
from bot.documents.qr import qr_picture
from bot.rules.beijing import beijing_day
from bot.rules.joining import spelled
from bot.rules.text import CHINESE, ENGLISH, Text

TITLE = Text("加入质量管家", "Join Quality Butler")
FOR = Text("{firm} 员工专用", "For the people of {firm}")
STEPS = (
    Text("手机扫二维码；扫不了就把加入码发给 @{bot}", "Scan the QR code, or send the joining code to @{bot}"),
    Text("填上真实姓名和工号", "Give your real name and staff number"),
    Text("等负责人或质量管家批准，批准后会通知您", "Wait to be let in; you will be told"),
)
CODE = Text("加入码", "Joining code")
VALID = Text(
    "{day}前有效 · 最多 {n} 人", "Valid until {day} · for up to {n} people", "Valid until {day} · for {n} person"
)
ABOUT = Text("可以反映问题、报名培训、查看进度", "Complaints, trainings, and how things stand, in one chat")
PROVIDER = Text("服务单位：{provider}", "Service provider: {provider}")


@dataclass(frozen=True, slots=True)
class JoiningCardPage:
    """Everything the page says; ``link`` is what the QR code holds."""

    firm: str
    provider: str
    bot: str
    link: str
    code: str
    quota: int
    expires_at: datetime
    made_at: datetime


def render(page: JoiningCardPage) -> bytes:
    """The page as a PDF (A4, one page); the same card gives the same bytes. Raises TypesettingFailed."""

    def said(text: Text, **values: object) -> dict[str, str]:
        return {one: on_one_line(text.to(one, **values)) for one in (CHINESE, ENGLISH)}

    until = beijing_day(page.expires_at)
    valid = {
        CHINESE: VALID.to(CHINESE, day=f"{until.year}年{until.month}月{until.day}日", n=page.quota),
        ENGLISH: VALID.to(ENGLISH, day=f"{until.day} {until:%b %Y}", n=page.quota),
    }
    data = {
        "title": said(TITLE),
        "firm": on_one_line(page.firm),
        "for": said(FOR, firm=page.firm),
        "about": said(ABOUT),
        "code_label": said(CODE),
        "code": spelled(page.code),
        "steps": [said(step, bot=page.bot) for step in STEPS],
        "valid": valid,
        "provider": said(PROVIDER, provider=page.provider),
    }
    picture = {"qr.png": qr_picture(page.link)}
    return render_page(Page("joining_card.typ", data, CHINESE, page.made_at, picture))

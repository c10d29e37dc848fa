"""台账: of which client, that it is being made, how far it is, and the file."""

from collections.abc import Mapping

from bot.records.registers import MOST_MADE, RegisterRequest
from bot.rules.text import CHINESE, Language, Text
from bot.rules.work_records.registers import NAMES, title_of_ours
from bot.screens.buttons import AskDocument, ShowMadeRegisters, ShowRegisters
from bot.screens.paged import paged
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, as_label, escape

MADE = Text("我的台账", "My registers")
AGAIN = Text("🔁 再试一次", "🔁 Try again")


def register_asked(language: Language) -> Screen:
    """The form was submitted: the file comes by itself."""
    text = Text(
        "⏳ 正在生成台账，好了会发给您。\n您可以先忙别的。",
        "⏳ Your registers are being made and will be sent to you.\nYou can go on with other things.",
    )
    made = (Button(MADE.to(language), ShowMadeRegisters(0)),)
    return Screen(escape(text.to(language)), (made, (home_button(language),)))


def register_progress(
    counts: Mapping[str, int], waiting: tuple[str, ...], language: Language, *, drawing: bool
) -> Screen:
    """How far it is: lines read by register, the registers still to be read; ``drawing``: all were read."""
    title = Text("⏳ 正在生成台账…", "⏳ Making your registers…")
    line = Text("· {name}：{n} 行", "· {name}: {n} rows", "· {name}: {n} row")
    read = [line.to(language, name=NAMES[register].to(language), n=n) for register, n in counts.items()]
    to_read = [f"· {NAMES[register].to(language)}…" for register in waiting]
    last = ["", Text("正在排版…", "Laying it out…").to(language)] if drawing else []
    return Screen(escape("\n".join([title.to(language), "", *read, *to_read, *last])))


def register_ready(language: Language) -> Screen:
    """What the progress becomes at the end."""
    text = Text("✅ 台账已生成，文件见下方。", "✅ Your registers are ready; the file is below.")
    return Screen(escape(text.to(language)))


def register_failed(language: Language) -> Screen:
    """It could not be made, however often it was tried."""
    text = Text(
        "很抱歉，您要的台账没能生成，已通知管理员。",
        "We are sorry: the registers that you asked for could not be made. The administrators were told.",
    )
    return Screen(escape(text.to(language)), ((Button(AGAIN.to(language), ShowRegisters(0)),),))


def register_sent(client: str, dates: str, counts: Mapping[str, int], language: Language) -> Screen:
    """The line under the file."""
    title = Text("📊 {client} 服务台账", "📊 {client}: service registers").to(language, client=client)
    if not client:
        title = f"📊 {title_of_ours(next(iter(counts))).to(language)}"
    if any(counts.values()):
        said = (f"{NAMES[register].to(language)} {n}" for register, n in counts.items())
        content = ("　" if language == CHINESE else " · ").join(said)
    else:
        content = Text("这段时间没有记录。", "There are no records in this period.").to(language)
    rows = ((Button(MADE.to(language), ShowMadeRegisters(0)),),)
    return Screen(f"<b>{escape(title)}</b>\n{escape(dates)}\n\n{escape(content)}", rows)


def made_registers(found: tuple[RegisterRequest, ...], page: int, language: Language) -> Screen:
    """What was made for the person; a tap sends it again."""
    if not found:
        text = Text("还没有给您生成过台账。", "No registers were made for you yet.")
        return Screen(escape(text.to(language)), ((home_button(language),),))
    text = Text(
        "<b>我的台账</b>\n\n点一份，再发给您。最多列最近 {most} 份。",
        "<b>My registers</b>\n\nTap one to have it sent again. The latest {most} are kept in this list.",
    )

    def button(request: RegisterRequest) -> Button:
        names = [NAMES[register].to(language) for register in request.registers]
        what = names[0] if len(names) == 1 else Text("全部", "All").to(language)
        of = request.of(language) or title_of_ours(request.registers[0]).to(language)
        first, last = request.period.first, request.period.last
        days = f"{first}…{last:%m-%d}" if first.year == last.year else f"{first}…{last}"
        return Button(as_label(" ".join(filter(None, ("📊", of, what, days)))), AskDocument("register", request.id, 0))

    return paged(text.to(language, most=MOST_MADE), found, page, language, button, ShowMadeRegisters)

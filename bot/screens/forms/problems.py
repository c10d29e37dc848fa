"""One clear sentence per broken rule, saying what to do."""

from calendar import month_name
from collections.abc import Set
from decimal import Decimal

from bot.rules.checklists.sentences import sentence_of
from bot.rules.form import PHOTOS, Media
from bot.rules.forms.problems import (
    AnswersMissing,
    CellRefused,
    DaysBackwards,
    FileEmpty,
    FileNotAsked,
    FilesAsked,
    FileTooBig,
    InstrumentOverdue,
    InstrumentRefused,
    KeptUntil,
    LineNotRead,
    MomentPassed,
    NamesSomebody,
    NoSuchName,
    NotAnAnswer,
    NothingChanged,
    NothingFound,
    NothingSaid,
    NotMarkdown,
    NotWhole,
    NotYet,
    Problem,
    RuleBroken,
    SamePerson,
    SeatsTaken,
    TextNotAsked,
    TimesBackwards,
    TooManyFiles,
    WrongMedia,
)
from bot.rules.forms.quick_line import Ambiguity, AmbiguousLine
from bot.rules.forms.unreadable import (
    Ambiguous,
    DayTooEarly,
    DayTooLate,
    NoSuchDay,
    NotAConformity,
    NotADate,
    NotAName,
    NotAnHour,
    NotAnOption,
    NotANumber,
    NotAPeriod,
    NotAPhone,
    NotASpot,
    NotATime,
    NotByText,
    NotYesOrNo,
    NumberOutOfRange,
    OneTimeAsked,
    PeriodBackwards,
    TextMissing,
    TextTooLong,
    TextTooShort,
    TimeMissing,
    UnitDiffers,
)
from bot.rules.text import CHINESE, Language, Text, few
from bot.screens.ledgers.cells import cell_sentence
from bot.screens.screen import clipped
from bot.screens.times import day, short_day

_PLAIN: dict[type[Exception], Text] = {
    TextMissing: Text("请先输入内容再发送。", "Please type something first."),
    NotAName: Text("请写看得见的名字，写在一行里。", "Please write a name that can be seen, on one line."),
    NotYesOrNo: Text("请回答「是」或「否」。", "Please answer yes or no."),
    NotAConformity: Text(
        "请点「符合 / 不符合 / 不适用」，或输入如「全部符合，除4 封样缺失」。",
        "Please tap OK, Not OK or N/A, or type like “all ok except 4 seal missing”.",
    ),
    NotANumber: Text("请输入数字，小数点写“.”，如 2.4。", "Please type a number, with a decimal point, like 2.4."),
    NotADate: Text(
        "没认出日期，请点日历，或输入如「11月30日」「明天」。",
        "I can't read that date. Tap the calendar, or try “2 Dec” or “tomorrow”.",
    ),
    NotATime: Text("没认出时间，请输入如「明天 14:00」。", "I can't read that time. Try “2 Dec 14:00”."),
    NotAnHour: Text(
        "没认出时间，请输入如「8:30」「晚上9点」。", "I can't read that time of day. Try “8:30” or “9 pm”."
    ),
    NotAPeriod: Text(
        "没认出日期，请输入如「11月30日-12月2日」；只有一天就写一天。",
        "I can't read those days. Try “30 Nov - 2 Dec”, or a single day.",
    ),
    PeriodBackwards: Text("结束日期早于开始日期，请再输入一次。", "It ends before it begins. Please type it again."),
    TimeMissing: Text("日期有了，还差几点。", "The day is clear. What time?"),
    NotAPhone: Text("没认出电话号码，请再输入一次。", "I can't read that phone number. Please type it again."),
    NotASpot: Text(
        "请用下面的键发送位置，或写成“31.29834, 120.58319”（纬度, 经度）。",
        "Please send your location with the key below, or write it like “31.29834, 120.58319” (north, east).",
    ),
    NotByText: Text(
        "这一题不能打字回答，请按提示操作。", "This question is not answered by typing. Please follow the prompt."
    ),
    TextNotAsked: Text("请点下面的按钮，或按提示发送。", "Please use the buttons below, or send what is asked for."),
    FilesAsked: Text(
        "请发照片或文件，要说明的写在照片说明里。", "Please send a photo or a file; notes go into its caption."
    ),
    FileTooBig: Text("文件超过 20 MB，收不了。请压缩后再发。", "That file is over 20 MB. Please send a smaller one."),
    FileEmpty: Text(
        "这个文件是空的（0 字节），可能没传完。请重新发一次。",
        "That file is empty (0 bytes); perhaps it was not sent whole. Please send it again.",
    ),
    FileNotAsked: Text("这一步不用发文件，请按提示操作。", "No file is needed here. Please follow the prompt."),
    NothingSaid: Text(
        "还没有内容：写几个字，或发语音、照片。", "There is nothing in it yet: write a few words, or send a recording."
    ),
    NothingChanged: Text("还没有要更正的内容，请点要改的项。", "Nothing is corrected yet. Tap what changes."),
    NoSuchName: Text(
        "名单里没有找到，请换个写法。", "Nobody and nothing of that name is in the list. Try another spelling."
    ),
}

_MEDIA: dict[Media, Text] = {
    Media.PHOTO: Text("照片", "photos"),
    Media.VIDEO: Text("视频", "videos"),
    Media.VOICE: Text("录音", "recordings"),
    Media.DOCUMENT: Text("文件", "files"),
}
"""In the order in which they are listed."""

MOST_NAMED = 4
_NAMES = Text(
    "里面有{named}，请去掉后再发：各企业的人都看得到。", "It says {named}. Please leave that out: everybody reads it."
)
_OF_A_STEP: dict[type[Exception], Text] = {
    MomentPassed: Text("「{name}」已经过了，请点它改成以后的时间。", "“{name}” is over. Tap it and give a later time."),
    SamePerson: Text(
        "「{name}」不能是请假的本人，请点它换一位。", "“{name}” cannot be who is away. Tap it to change it."
    ),
    DaysBackwards: Text(
        "「{name}」早于开始日期，请点它修改。", "“{name}” is before the first day. Tap it to change it."
    ),
    NotYet: Text("「{name}」还没到，请点它修改。", "“{name}” lies ahead. Tap it to change it."),
    TimesBackwards: Text(
        "「{name}」早于开始时间，请点「开始」或「{name}」修改。",
        "“{name}” is before it began. Tap either of them to change it.",
    ),
    NotMarkdown: Text(
        "要 200 KB 以内的 .md 文件，请点「{name}」重新发。",
        "An .md file of at most 200 KB is needed. Tap “{name}” and send it again.",
    ),
    NotWhole: Text("「{name}」要填整数，请点它修改。", "“{name}” must be a whole number. Tap it to change it."),
}


_KEPT = Text("原文已留存，可随时查看。", " The whole text is kept, to be looked at again.")


def sentence(problem: Problem, language: Language) -> str:
    """What to do, in one plain-text sentence (not escaped)."""
    plain = _PLAIN.get(type(problem))
    return plain.to(language) if plain is not None else _detailed(problem, language)


def media_said(media: Set[Media], language: Language) -> str:
    """``照片、视频或文件`` / ``photos, videos or files``."""
    names = [name.to(language) for one, name in _MEDIA.items() if one in media]
    last = Text("或", " or ").to(language).join([Text("、", ", ").to(language).join(names[:-1]), names[-1]])
    return last if len(names) > 1 else names[0]


def _wrong_media(problem: WrongMedia, language: Language) -> str:
    if problem.asked == PHOTOS:
        return Text("这里需要的是照片，请发照片。", "A photo is needed here. Please send a photo.").to(language)
    text = Text("这里请发{media}。", "Please send {media} here.")
    return text.to(language, media=media_said(problem.asked, language))


def _detailed(problem: Problem, language: Language) -> str:
    match problem:
        case WrongMedia():
            return _wrong_media(problem, language)
        case TextTooShort():
            text = Text("太短了，请至少写 {n} 个字。", "Too short: please write at least {n} characters.")
            return text.to(language, n=problem.minimum)
        case TextTooLong():
            text = Text(
                "写了 {length} 个字，最多 {n} 个，多了 {over} 个，请精简后再发。",
                "That is {length} characters, {over} more than the {n} that fit. Please shorten it.",
            )
            said = text.to(language, n=problem.maximum, length=problem.length, over=problem.length - problem.maximum)
            return f"{said}{_KEPT.to(language)}" if problem.kept else said
        case NumberOutOfRange():
            return _range(problem, language)
        case DayTooEarly():
            text = Text("最早可以选 {day}。", "The earliest day is {day}.")
            return text.to(language, day=day(problem.earliest, language))
        case DayTooLate():
            text = Text(
                "最晚可以选 {day}；更早的请写上年份。", "The latest day is {day}; for an earlier one type its year too."
            )
            return text.to(language, day=day(problem.latest, language))
        case NoSuchDay():
            return _no_such_day(problem, language)
        case OneTimeAsked():
            text = Text(
                "这里只填一个时间。请只写开始时间，如「{begins}」。",
                "One time only: type when it begins, like “{begins}”.",
            )
            return text.to(language, begins=problem.begins.replace("T", " "))
        case UnitDiffers():
            unit = problem.expected.to(language)
            return Text("请按「{unit}」填写。", "Please give it in {unit}.").to(language, unit=unit)
        case NotAnOption():
            text = Text("没有「{text}」这一项，请点按钮选择。", "“{text}” is not one of them. Please tap a button.")
            return text.to(language, text=clipped(problem.text, 20))
        case Ambiguous():
            could = few([clipped(candidate, 20) for candidate in problem.candidates], MOST_NAMED, language)
            text = Text("可能是 {could}，请说得更清楚些。", "That could be {could}. Please be more precise.")
            return text.to(language, could=could)
        case TooManyFiles():
            text = Text("这一项最多 {n} 个文件，这个没有保存。", "At most {n} files here, so this one was not kept.")
            return text.to(language, n=problem.limit)
        case AmbiguousLine():
            return _UNSURE.get(problem.reason, _UNSURE_OF_ITEMS).to(language, part=clipped(problem.part, 20))
        case AnswersMissing():
            names = [clipped(step.question.name.to(language), 16) for step in problem.steps]
            listed = few(names, MOST_NAMED, language)
            text = Text("还差 {n} 项：{listed}", "{n} answers missing: {listed}", "{n} answer missing: {listed}")
            return text.to(language, n=len(problem.steps), listed=listed)
        case MomentPassed() | NotYet() | SamePerson() | DaysBackwards() | TimesBackwards() | NotMarkdown() | NotWhole():
            return _OF_A_STEP[type(problem)].to(language, name=problem.step.question.name.to(language))
        case LineNotRead():
            return _LINE.to(language, line=clipped(problem.line, 60))
        case InstrumentRefused():
            return _REFUSED.to(
                language,
                called=clipped(problem.called, 40),
                state=problem.state.to(language),
                on=short_day(problem.on, language),
            )
        case KeptUntil():
            text = Text("要保存到 {until}，之前不能销毁。", "It is kept until {until} and not destroyed before.")
            return text.to(language, until=problem.until.isoformat())
        case InstrumentOverdue():
            return _OVERDUE.to(
                language,
                called=clipped(problem.called, 40),
                what=problem.what.to(language),
                until=problem.until.isoformat(),
                on=short_day(problem.on, language),
            )
        case NotAnAnswer():
            text = Text(
                "「{name}」里的“{word}”不是这一题的答案，请点它修改。",
                "“{word}” in “{name}” is no answer to the item. Tap it to change it.",
            )
            return text.to(language, name=problem.step.question.name.to(language), word=clipped(problem.word, 20))
        case RuleBroken():
            return sentence_of(problem.broken, language)
        case SeatsTaken():
            text = Text(
                "已有 {n} 人报上名，名额不能少于 {n}。要减少，请先请人取消报名。",
                "{n} people have a seat, so there cannot be fewer than {n}. Please ask somebody to withdraw first.",
                "{n} person has a seat, so there cannot be fewer than {n}. Please ask them to withdraw first.",
            )
            return text.to(language, n=problem.seated)
        case NamesSomebody():
            return _NAMES.to(language, named=few([clipped(one, 20) for one in problem.named], MOST_NAMED, language))
        case CellRefused():
            return cell_sentence(problem.problem, language)
        case NothingFound():
            text = Text(
                "没有找到「{text}」，请换个名称或编号。", "Nothing has “{text}” in it. Try another name or code."
            )
            return text.to(language, text=clipped(problem.text, 20))
        case _:
            return Text("没看懂，请按提示再试一次。", "I did not get that. Please follow the prompt.").to(language)


_LINE = Text(
    "没看懂这一行：“{line}”。请写成：编号 证书编号 日期，如 E2 JZ-78 2027-05-20。",
    "I can't read this line: “{line}”. Write it like: code, certificate, day, as in E2 JZ-78 2027-05-20.",
)
_REFUSED = Text(
    "「{called}」状态是“{state}”，{on}的测量不能用它。请换一件，或不读数并写明原因。",
    "“{called}” is marked “{state}”, so it cannot measure on {on}. Take another one, or give no reading and say why.",
)
_OVERDUE = Text(
    "「{called}」的{what}已于 {until} 到期，{on}的测量不能用它。请换一件，或不读数并写明原因。",
    "The {what} of “{called}” ran out on {until}, so it cannot measure on {on}. Take another one, or go without the "
    "reading and say why.",
)
_UNSURE_OF_ITEMS = Text(
    "「{part}」没把握，什么都没记。请写清编号，如「全部符合，除4 封样缺失」。",
    "I am not sure about “{part}”, so nothing was recorded. Type like “all ok except 4 seal missing”.",
)
_UNSURE = {
    Ambiguity.OWNER_UNCLEAR: Text(
        "「{part}」是哪一位没把握，什么都没记。请去掉名字再发，人稍后再选。",
        "I am not sure who “{part}” is, so nothing was recorded. Send it without the name and choose them later.",
    ),
    Ambiguity.DAY_UNCLEAR: Text(
        "「{part}」是哪一天没把握，什么都没记。请写清日期再发，如「12月5日前」。",
        "I am not sure which day “{part}” is, so nothing was recorded. Please write it out, like “by 5 Dec”.",
    ),
    Ambiguity.DAY_PASSED: Text(
        "「{part}」已经过了，什么都没记。请换个日期再发。",
        "“{part}” is over, so nothing was recorded. Please send it with another day.",
    ),
    Ambiguity.NO_REMARK: Text(
        "「{part}」在这一项没地方写（只有不符合才能写说明），什么都没记。请去掉这句再发。",
        "This item takes “{part}” only where something is wrong, so nothing was recorded. Please send it without.",
    ),
}


def _no_such_day(problem: NoSuchDay, language: Language) -> str:
    if problem.month not in range(1, 13):
        text = Text("没有{month}月，请再输入一次。", "There is no month {month}. Please type it again.")
        return text.to(language, month=problem.month)
    text = Text("{year}{month}月没有{day}日，请再输入一次。", "There is no {day} {month}{year}. Please type it again.")
    year = "" if problem.year is None else Text("{n}年", " {n}").to(language, n=problem.year)
    month = problem.month if language == CHINESE else month_name[problem.month]
    return text.to(language, year=year, month=month, day=problem.day)


def _range(problem: NumberOutOfRange, language: Language) -> str:
    least, most = (None if limit is None else f"{Decimal(limit):f}" for limit in (problem.minimum, problem.maximum))
    if least is None:
        return Text("不能大于 {b}。", "It cannot be more than {b}.").to(language, b=most)
    if most is None:
        return Text("不能小于 {a}。", "It cannot be less than {a}.").to(language, a=least)
    text = Text("请输入 {a} 到 {b} 之间的数。", "Please type a number from {a} to {b}.")
    return text.to(language, a=least, b=most)

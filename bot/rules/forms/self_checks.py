"""What is said to a self-check since: the butler's remark, and what the client did about a problem (clause 4.6)."""

from bot.rules.form import FollowUp, Form, Kind, Option, Question
from bot.rules.on_paper import HOW_IT_CAME, OLDEST, ON, PHOTO_OR_PAPER, who_kept_it
from bot.rules.self_checks.words import CLEAR, PROBLEM, SHUTDOWN
from bot.rules.text import Text

ITEM, DONE, TEXT = "item", "done", "text"
"""Keys of questions that ``services/self_checks/noting.py`` reads."""
RESULT, FOUND = "result", "text"
"""Keys of those that ``services/self_checks/paper.py`` reads."""
LONGEST = 500

REMARK = Form(
    "self_check_remark",
    1,
    Text("对自查写意见", "Remark on a self-check"),
    (
        Question(
            TEXT,
            Kind.TEXT,
            Text(
                "有什么意见？会告诉记录的人和企业负责人。",
                "What is your remark? Its author and the manager are told.",
            ),
            label=Text("意见", "Remark"),
            clause="4.6",
            minimum=2,
            maximum=LONGEST,
        ),
    ),
    at_once=True,
)

HANDLED = Form(
    "self_check_handled",
    1,
    Text("记处理结果", "Say what was done"),
    (
        Question(ITEM, Kind.RECORD, Text("哪一项的问题？", "The problem of which item?"), pick=ITEM),
        Question(
            DONE,
            Kind.TEXT,
            Text(
                "怎么处理的？可以直接发照片，写在说明里。",
                "What was done? Photos can be sent here, with a caption.",
            ),
            label=Text("处理结果", "What was done"),
            clause="4.6",
            minimum=2,
            maximum=LONGEST,
            files_to="files",
        ),
        Question("files", Kind.FILES, Text("处理后照片", "Photos after"), required=False, walked=False, maximum=10),
    ),
)

PAPER = Form(
    "self_check_paper",
    1,
    Text("登记纸质自查", "Enter a self-check on paper"),
    (
        Question(
            ON,
            Kind.DATE,
            Text("纸上记的是哪一天？", "Of which day is the paper?"),
            label=Text("日期", "Day"),
            clause="4.6",
            help=Text("只登记当天真有纸质记录的日子。", "Only days that were really kept on paper then."),
            minimum=-OLDEST,
            maximum=0,
        ),
        Question(
            RESULT,
            Kind.CHOICE,
            Text("当天的结果？", "How did the day come out?"),
            label=Text("结果", "Result"),
            options=(
                Option(CLEAR, Text("未发现问题", "No problem found")),
                Option(PROBLEM, Text("有问题", "Problem found")),
                Option(SHUTDOWN, Text("停产", "Shut down")),
            ),
            follow_ups=(
                FollowUp(
                    frozenset({PROBLEM}),
                    (
                        Question(
                            FOUND,
                            Kind.TEXT,
                            Text("发现了什么，怎么处理的？", "What was found, and what was done?"),
                            label=Text("问题", "Problem"),
                            maximum=LONGEST,
                        ),
                    ),
                ),
            ),
        ),
        who_kept_it(Text("当天是谁记的？", "Who kept it that day?")),
        HOW_IT_CAME,
        Question(
            "page",
            Kind.FILES,
            Text("纸质记录的照片", "A photo of the page"),
            label=Text("照片", "Photo"),
            required=False,
            maximum=10,
            media=PHOTO_OR_PAPER,
        ),
    ),
)

FORMS = (REMARK, HANDLED, PAPER)

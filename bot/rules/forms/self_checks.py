"""What is said to a self-check since: the butler's remark, and what the client did about a problem (clause 4.6)."""

from bot.rules.form import Form, Kind, Question
from bot.rules.text import Text

ITEM, DONE, TEXT = "item", "done", "text"
"""Keys of questions that ``services/self_checks/noting.py`` reads."""
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

FORMS = (REMARK, HANDLED)

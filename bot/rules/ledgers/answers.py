"""常见问答: what was asked and answered before, without names, for whoever asks the like (clauses 5.5.1, 5.3.3).

An entry is shown to the people of every client, so whoever adds one has read it and answers for it.
"""

from bot.rules.ledgers.columns import code_column
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.menu import SEE_MENU
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

SEE_ANSWERS = Right(Text("看常见问答", "See answers to questions"), SEE_MENU.roles)
CHANGE_ANSWERS = Right(
    Text("维护常见问答", "Keep answers to questions"),
    {Role.LEAD: Scope.ALL, Role.QUALITY_MANAGER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)
QUESTION, ANSWER = "question", "answer"
_NO_NAMES = Text(
    "各企业的人都看得到，不写姓名和企业名称。", "Everybody of every client reads it: no names of people or firms."
)

ANSWERS = Ledger(
    "answers",
    Text("常见问答", "Answers to questions"),
    Text("问答", "Answer"),
    (
        code_column(Text("问答编号", "Answer code")),
        Column(
            QUESTION, Text("问题", "Question"), ColumnKind.TEXT, _NO_NAMES, required=True, longest=200, nameless=True
        ),
        Column(ANSWER, Text("答复", "Answer"), ColumnKind.TEXT, _NO_NAMES, required=True, longest=800, nameless=True),
    ),
    subject="answered_question",
    seen_by=SEE_ANSWERS,
    changed_by=CHANGE_ANSWERS,
    table="answered_question",
    letter="Q",
    called=QUESTION,
    # a question has everyday words in it
    sought=False,
    once_only=True,
    ending=Text(
        "以后不再给提问的人看；记录保留，可以恢复。",
        "It is shown to nobody who asks any more; it stays, and can be reactivated.",
    ),
)

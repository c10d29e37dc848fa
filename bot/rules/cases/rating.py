"""A bad rating is answered by a person: until when, by whom, and what is done about it (clauses 5.5.4, 5.5.5).

What was rated has ended, and stays so: neither its end nor its promised date is moved by the answer.
"""

from bot.rules.cases.life_cycle import Counted, OnBehalf, Owed, Party, Standing, State, Transition
from bot.rules.deadlines import Allowance, Stage, Term
from bot.rules.text import Text

RATED_LOW = "rated_low"
"""The state, and the step that leads there by itself."""
LOW = 3
"""Stars, up to which a rating asks for an answer."""
RATING_ANSWER = Term("rating_answer", Text("回复低分评价", "Answer bad rating within"), Allowance(2), (1, 2, 3, 5))
_OPENER: frozenset[Standing] = frozenset({Party.OPENER})
_NOT_BY = frozenset({Party.ABOUT, Party.OPENER})


def rated_low_state(answering: frozenset[Standing], line: frozenset[Standing]) -> State:
    """In which ``answering`` owe an answer; those of the ``line`` hear when it is late."""
    return State(
        RATED_LOW,
        Text("评价待回复", "Rating to be answered"),
        answering,
        Text("请回复对方的评价", "please answer the rating"),
        runs=False,
        pause=Text("已办结，等回复评价", "closed, the rating is to be answered"),
        due=Counted.FROM_ENTRY,
        within=RATING_ANSWER,
        ladder={
            Stage.BEFORE: answering,
            Stage.DUE: answering,
            Stage.OVERDUE: answering | line,
            Stage.ESCALATED: answering | line,
        },
        still=answering | line,
        owed=Owed(_OPENER, Text("回复您的评价", "answer your rating"), Text("回复评价", "Answer to the rating")),
        by=Text("请在 {due} 前回复评价", "Please answer the rating by {due}"),
        by_for_others=Text("{due} 前回复评价", "The rating is answered by {due}"),
        after_end=True,
    )


def rating_steps(
    proposed: str, ended: frozenset[str], resolved: str, answering: frozenset[Standing], line: frozenset[Standing]
) -> tuple[Transition, ...]:
    """The stars that say yes to a resolution, the state to which bad ones lead, and the answer.

    ``ended``: the ends that can be rated. ``answering`` owe the answer, and anybody of the ``line`` may give it.
    """
    return (
        Transition(
            "rate_close",
            Text("⭐ 打分并办结", "⭐ Rate and close"),
            frozenset({proposed}),
            resolved,
            _OPENER,
            asks="case_rate",
            once=True,
            done=Text("谢谢您的评价，已办结", "Thank you for rating us; it is closed"),
            event=Text("评价并办结", "rated and closed it"),
            told=Text("⭐ {who}评价了，已办结。", "⭐ {who} rated it; it is closed."),
            tells=frozenset({Party.HANDLER}),
            on_behalf=OnBehalf.ITS_PARTY,
            judges=True,
        ),
        Transition(
            RATED_LOW,
            Text("⭐ 评价待回复", "⭐ Rating to be answered"),
            ended,
            RATED_LOW,
            frozenset(),
            done=Text("评价待回复", "The rating is to be answered"),
            event=Text("评价较低，请人回复", "asked for an answer to the rating"),
            told=Text("⭐ 对方评价较低，请您亲自回复。", "⭐ The rating is bad; please answer it in person."),
            tells=answering,
        ),
        Transition(
            "answer_rating",
            Text("💬 回复评价", "💬 Answer the rating"),
            frozenset({RATED_LOW}),
            resolved,
            answering | line,
            asks="case_answer_rating",
            done=Text("已回复", "Sent"),
            event=Text("回复评价", "answered the rating"),
            told=Text("💬 {who}看了您的评价，回复您：", "💬 {who} read your rating and answers:"),
            tells=_OPENER,
            never=_NOT_BY,
            back=True,
        ),
    )

"""What a plan says in words, for the form of the work: nobody types it again."""

from bot.rules.forms.answers import Answer, Answers
from bot.rules.menu.naming import as_worded
from bot.rules.people import Person
from bot.rules.record_kind import TASK
from storage import tasks


async def planned_words(question: str, who: Person, subject_kind: str, subject_id: int) -> Answers:
    """The answer to this question that the plan of a task has given already, in the language of who fills it in.

    As ``Purpose.begins_with``.
    """
    task = await tasks.get_task(subject_id) if subject_kind == TASK else None
    return {question: Answer(as_worded(task.about, who.language))} if task is not None and task.about else {}

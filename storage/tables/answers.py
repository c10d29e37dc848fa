"""What was asked and answered before."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to


class AnsweredQuestion(Model):
    """A question with its answer, without names, for whoever asks the like (常见问答).

    ``case``: of which it was taken over.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    question = fields.CharField(max_length=200)
    answer = fields.CharField(max_length=800)
    case = may_refer_to("ServiceCase", "answered_questions")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("AnsweredQuestion", "merged")

    class Meta:
        table = "answered_question"
        indexes = (("case_id",), ("now_id",))

"""What is done about cases by itself."""

from bot.rules.text import Text
from bot.services.cases import calling_on, lapsing, nagging, overdue, reporting, update_asking
from bot.services.cases.calling import CALL_ON
from schedules.kinds import JobKind, through

NOT_CLOSED = Text("{number} 没能按时办结。", "{number} could not be closed when it was time.")
NOT_CALLED = Text(
    "{number} 没能继续呼叫，请马上打电话。", "Nobody more could be called for {number}: please telephone at once."
)
NOT_ASKED = Text("没能请人通报 {number} 的进展。", "Nobody could be asked how {number} stands.")
NOT_REMINDED = Text("{number} 须按时告知有关方，没能提醒。", "Nobody could be reminded of a notice owed of {number}.")
NOT_REPEATED = Text("{number} 严重，没能再次提醒。", "{number} is serious and could not be said again.")
NOT_TOLD = Text("一家企业的逾期事项没能提醒。", "Nobody could be told of what is overdue at a client.")

CASE_JOBS = (
    JobKind("lapse_case", through(lapsing.lapse), NOT_CLOSED, number=lapsing.number_of),
    JobKind(CALL_ON, through(calling_on.call_on), NOT_CALLED, number=lapsing.number_of),
    JobKind(update_asking.ASK, through(update_asking.ask_for_update), NOT_ASKED, number=lapsing.number_of),
    JobKind(reporting.REMIND, through(reporting.remind_of_reports), NOT_REMINDED, number=lapsing.number_of),
    JobKind(nagging.NAG_ON, through(nagging.nag), NOT_REPEATED, number=lapsing.number_of),
    JobKind(overdue.TELL, through(overdue.tell_of_overdue), NOT_TOLD),
)

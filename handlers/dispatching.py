"""The dispatcher: routers in the order in which they are asked, behind the middlewares."""

from functools import cache

from aiogram import Dispatcher

from handlers import (
    arriving,
    backups,
    behalf,
    cadence,
    cases,
    checklist_forms,
    checklists,
    choosing_clients,
    confirming,
    contracts,
    custody,
    deliverables,
    documents,
    duty,
    forms,
    free_text,
    handing_over,
    homes,
    impacts,
    joining,
    labels,
    menu,
    monitoring,
    near,
    numbers,
    opening,
    otherwise,
    policies,
    practice,
    registers,
    replying,
    report_readers,
    seconding,
    self_checks,
    skeletons,
    staff,
    tasks,
    trainings,
    tray,
    verification,
    visits,
    work_records,
)
from handlers.boards import clients as boards
from handlers.boards import findings as found
from handlers.boards import readiness
from handlers.cut_texts import JoinCutTexts
from handlers.ledgers import entries as ledgers
from handlers.ledgers import files as ledger_files
from handlers.middleware import HearWays, Identify, ParkForm, ShowReplies
from handlers.people import roles, stand_ins, unserved
from handlers.pressed import hear_at_once
from handlers.settings import changing as settings
from handlers.settings import set_up
from handlers.typed_keys import PressTypedKeys
from handlers.words import GoInsteadOfAnswering

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]


@cache
def the_dispatcher() -> Dispatcher:
    """The one dispatcher: aiogram attaches a router once. Clock and bot come with each update (``Receiver``).

    Commands and words come before the open form; what is left gets an answer too.
    """
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(Identify())
    shows = ShowReplies()
    for kind in ALLOWED_UPDATES:
        dispatcher.observers[kind].outer_middleware(shows)
    dispatcher.message.outer_middleware(JoinCutTexts())
    dispatcher.message.outer_middleware(replying.HearReplies())
    dispatcher.callback_query.outer_middleware(GoInsteadOfAnswering())
    dispatcher.message.outer_middleware(PressTypedKeys(dispatcher))
    dispatcher.message.outer_middleware(HearWays())
    dispatcher.message.middleware(ParkForm())
    dispatcher.include_routers(
        forms.presses,
        replying.router,
        labels.router,
        verification.router,
        confirming.router,
        arriving.router,
        homes.router,
        tasks.router,
        visits.router,
        self_checks.router,
        monitoring.router,
        impacts.router,
        custody.router,
        near.router,
        work_records.router,
        seconding.router,
        cases.router,
        checklists.router,
        checklist_forms.router,
        trainings.router,
        registers.router,
        cadence.router,
        deliverables.router,
        skeletons.router,
        readiness.router,
        report_readers.router,
        boards.router,
        found.router,
        documents.router,
        contracts.router,
        ledgers.router,
        ledger_files.router,
        behalf.router,
        settings.router,
        set_up.router,
        backups.router,
        policies.router,
        menu.router,
        practice.router,
        roles.router,
        stand_ins.router,
        staff.router,
        handing_over.router,
        unserved.router,
        duty.router,
        opening.router,
        choosing_clients.router,
        joining.router,
        numbers.router,
        ledgers.searching,
        tray.router,
        forms.messages,
        free_text.router,
        otherwise.router,
    )
    hear_at_once(dispatcher)
    return dispatcher

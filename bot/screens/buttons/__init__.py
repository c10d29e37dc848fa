"""What buttons carry: typed, one module per subject.

A button names its record by id and the state in which it was shown, never a position and never "toggle".
"""

# ruff: noqa: F403 -- every kind that a subject declares is one of these, without being named a second time
from bot.screens.buttons.backups import *
from bot.screens.buttons.behalf import *
from bot.screens.buttons.boards import *
from bot.screens.buttons.cadence import *
from bot.screens.buttons.cases import *
from bot.screens.buttons.checklists import *
from bot.screens.buttons.contracts import *
from bot.screens.buttons.custody import *
from bot.screens.buttons.deliverables import *
from bot.screens.buttons.documents import *
from bot.screens.buttons.duty import *
from bot.screens.buttons.forms import *
from bot.screens.buttons.handing_over import *
from bot.screens.buttons.homes import *
from bot.screens.buttons.impacts import *
from bot.screens.buttons.joining import *
from bot.screens.buttons.ledgers import *
from bot.screens.buttons.menu import *
from bot.screens.buttons.monitoring import *
from bot.screens.buttons.packing import ButtonTooLong as ButtonTooLong
from bot.screens.buttons.packing import Data as Data
from bot.screens.buttons.packing import NotAButton as NotAButton
from bot.screens.buttons.packing import action_of as action_of
from bot.screens.buttons.packing import kinds as kinds
from bot.screens.buttons.packing import pack as pack
from bot.screens.buttons.packing import unpack as unpack
from bot.screens.buttons.policies import *
from bot.screens.buttons.practice import *
from bot.screens.buttons.registers import *
from bot.screens.buttons.roles import *
from bot.screens.buttons.self_checks import *
from bot.screens.buttons.settings import *
from bot.screens.buttons.sold import *
from bot.screens.buttons.staff import *
from bot.screens.buttons.tasks import *
from bot.screens.buttons.trainings import *
from bot.screens.buttons.tray import *
from bot.screens.buttons.work_records import *

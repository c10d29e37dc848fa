"""The tables, one module per subject. They never leave storage: readers get records (storage/records.py).

Moments are UTC. Texts holding JSON are plain text columns, since tortoise's JSONField turns the text "123" into a
number. Partial unique indexes and the triggers of append-only tables are in the migrations, where they are real.
"""

from storage.tables.attachments import Attachment as Attachment
from storage.tables.backups import Backup as Backup
from storage.tables.backups import Restoration as Restoration
from storage.tables.cases import FindingDetail as FindingDetail
from storage.tables.cases import ServiceCase as ServiceCase
from storage.tables.clients import Client as Client
from storage.tables.clients import Site as Site
from storage.tables.contracts import Contract as Contract
from storage.tables.contracts import ContractItem as ContractItem
from storage.tables.contracts import ServicePlan as ServicePlan
from storage.tables.drafts import CutText as CutText
from storage.tables.drafts import Draft as Draft
from storage.tables.drafts import DraftAnswer as DraftAnswer
from storage.tables.drafts import FormVersion as FormVersion
from storage.tables.files import DiscardedFile as DiscardedFile
from storage.tables.files import Document as Document
from storage.tables.files import LedgerFile as LedgerFile
from storage.tables.files import StoredFile as StoredFile
from storage.tables.handing_over import Handover as Handover
from storage.tables.handing_over import HandoverThing as HandoverThing
from storage.tables.installation import Installation as Installation
from storage.tables.joining import Invitation as Invitation
from storage.tables.joining import JoiningCard as JoiningCard
from storage.tables.joining import JoiningRequest as JoiningRequest
from storage.tables.joining import WrongCode as WrongCode
from storage.tables.licences import Licence as Licence
from storage.tables.menu import MenuItem as MenuItem
from storage.tables.menu import RequirementReading as RequirementReading
from storage.tables.messages import Flood as Flood
from storage.tables.messages import OutboxMessage as OutboxMessage
from storage.tables.messages import ToldThing as ToldThing
from storage.tables.people import Person as Person
from storage.tables.people import RoleGrant as RoleGrant
from storage.tables.people import StandIn as StandIn
from storage.tables.policies import Policy as Policy
from storage.tables.policies import PolicyReading as PolicyReading
from storage.tables.policies import PolicyVersion as PolicyVersion
from storage.tables.schedules import Schedule as Schedule
from storage.tables.search import SearchEntry as SearchEntry
from storage.tables.search import SearchStale as SearchStale
from storage.tables.settings import CalendarEntry as CalendarEntry
from storage.tables.settings import FirmSetting as FirmSetting
from storage.tables.settings import PersonSetting as PersonSetting
from storage.tables.settings import SettingsVersion as SettingsVersion
from storage.tables.tasks import Task as Task
from storage.tables.tasks import TaskException as TaskException
from storage.tables.trail import Seal as Seal
from storage.tables.trail import Serial as Serial
from storage.tables.trail import TrailEntry as TrailEntry
from storage.tables.trainings import SessionVersion as SessionVersion
from storage.tables.trainings import SignUp as SignUp
from storage.tables.trainings import TrainingSession as TrainingSession
from storage.tables.updates import FailedUpdate as FailedUpdate
from storage.tables.updates import ProcessedUpdate as ProcessedUpdate
from storage.tables.updates import RepliesSent as RepliesSent
from storage.tables.updates import WaitingUpdate as WaitingUpdate
from storage.tables.visits import Visit as Visit
from storage.tables.work import DoneUntil as DoneUntil
from storage.tables.work import Job as Job
from storage.tables.work import Lease as Lease
from storage.tables.work_records import WorkAmendment as WorkAmendment
from storage.tables.work_records import WorkRecord as WorkRecord

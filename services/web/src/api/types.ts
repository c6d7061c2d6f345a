import type * as custody from '@baro/proto/baro/custody/v1/custody';
import type * as findings from '@baro/proto/baro/custody/v1/findings';
import type * as successions from '@baro/proto/baro/custody/v1/successions';
import type * as hands from '@baro/proto/baro/custody/v1/resources';
import type * as directory from '@baro/proto/baro/directory/v1/directory';
import type * as incoming from '@baro/proto/baro/documents/v1/incoming';
import type * as outgoing from '@baro/proto/baro/documents/v1/outgoing';
import type * as registers from '@baro/proto/baro/documents/v1/registers';
import type * as resources from '@baro/proto/baro/documents/v1/resources';
import type * as investments from '@baro/proto/baro/tasks/v1/investments';
import type * as programmes from '@baro/proto/baro/tasks/v1/programme_resources';
import type * as programmeCalls from '@baro/proto/baro/tasks/v1/programmes';
import type * as tasks from '@baro/proto/baro/tasks/v1/resources';
import type * as slippage from '@baro/proto/baro/tasks/v1/slippage';
import type * as taskCalls from '@baro/proto/baro/tasks/v1/tasks';
import type * as urging from '@baro/proto/baro/tasks/v1/urging';
import type { EnumName, Json } from './json.ts';

export type IncomingDocument = Json<resources.IncomingDocument>;
export type OutgoingDocument = Json<resources.OutgoingDocument>;
export type PostHolder = Json<resources.PostHolder>;
export type CustodyChange = Json<resources.CustodyChange>;
export type Part = Json<resources.Part>;
export type Attachment = Json<resources.Attachment>;
export type Recipient = Json<resources.Recipient>;
export type NumberSeries = Json<resources.NumberSeries>;
export type DocumentType = Json<resources.DocumentType>;
export type RouteTarget = Json<incoming.RouteTarget>;
export type RegisterRow = Json<registers.RegisterRow>;

export type RegisterIncomingRequest = Json<incoming.RegisterIncomingDocumentRequest>;
export type CheckDuplicatesQuery = Json<incoming.CheckDuplicatesRequest>;
export type ListIncomingQuery = Json<incoming.ListIncomingDocumentsRequest>;
export type ListIncomingPage = Json<incoming.ListIncomingDocumentsResponse>;
export type RouteRequest = Json<incoming.RouteIncomingDocumentRequest>;
export type ListOutgoingQuery = Json<outgoing.ListOutgoingDocumentsRequest>;
export type ListOutgoingPage = Json<outgoing.ListOutgoingDocumentsResponse>;
export type RegisterRowsQuery = Json<registers.ListRegisterRowsRequest>;
export type RegisterRowsPage = Json<registers.ListRegisterRowsResponse>;

export type WorkItem = Json<custody.WorkItem>;
export type WorkCounts = Json<custody.WorkCounts>;
export type ListWorkPage = Json<custody.ListWorkResponse>;
export type LedgerPath = Json<custody.GetItemPathResponse>;
export type LedgerChange = Json<hands.CustodyChange>;
export type UnitMap = Json<custody.GetUnitMapResponse>;
export type MapRow = Json<custody.MapRow>;
export type Reminder = Json<custody.Reminder>;
export type RemindersPage = Json<custody.ListRemindersResponse>;
export type DwellTime = Json<custody.DwellTime>;
export type Finding = Json<findings.Finding>;
export type FindingFacts = Json<findings.FindingFacts>;
export type FindingsPage = Json<findings.ListFindingsResponse>;

export type Programme = Json<programmes.Programme>;
export type Project = Json<programmes.Project>;
export type Milestone = Json<programmes.Milestone>;
export type MilestoneReport = Json<programmes.MilestoneReport>;
export type StateCounts = Json<programmes.StateCounts>;
export type LeadProgress = Json<programmes.LeadProgress>;
export type MonthProgress = Json<programmes.MonthProgress>;
export type PlanPoint = Json<programmes.PlanPoint>;
export type ProgrammesPage = Json<programmeCalls.ListProgrammesResponse>;
export type ReportMilestoneRequest = Json<investments.ReportMilestoneRequest>;
export type TaskSlippage = Json<slippage.TaskSlippage>;
export type DueMove = Json<slippage.DueMove>;
export type SlippageTotal = Json<slippage.SlippageTotal>;
export type SlippagePage = Json<slippage.ListSlippageResponse>;
export type Deputy = Json<custody.Deputy>;
export type DwellTimesPage = Json<custody.ListDwellTimesResponse>;
export type SeriesBreak = Json<custody.SeriesBreak>;
export type ClosedUnit = Json<successions.ClosedUnit>;
export type SuccessorUnit = Json<successions.SuccessorUnit>;
export type SuccessionPreview = Json<successions.PreviewSuccessionResponse>;
export type SuccessionGroup = Json<successions.SuccessionGroup>;
export type SuccessionRun = Json<successions.Succession>;
export type SuccessionItem = Json<successions.SuccessionItem>;
export type SuccessionItemsPage = Json<successions.ListSuccessionItemsResponse>;
export type StartSuccessionBody = Json<successions.StartSuccessionRequest>;

export type Task = Json<tasks.Task>;
export type TaskPart = Json<tasks.TaskPart>;
export type TaskAttachment = Json<tasks.TaskAttachment>;
export type Extension = Json<tasks.Extension>;
export type Obstacle = Json<tasks.Obstacle>;
export type ProgressReport = Json<tasks.ProgressReport>;
export type ListTasksPage = Json<taskCalls.ListTasksResponse>;
export type AssignTaskRequest = Json<taskCalls.AssignTaskRequest>;
export type ReassignTaskRequest = Json<taskCalls.ReassignTaskRequest>;

export type Urging = Json<tasks.Urging>;
export type UrgingLetter = Json<urging.UrgingLetter>;
export type UrgedTask = Json<urging.UrgedTask>;
export type UrgingCandidate = Json<urging.UrgingCandidate>;
export type ListLettersPage = Json<urging.ListUrgingLettersResponse>;
export type CreateLetterRequest = Json<urging.CreateUrgingLetterRequest>;
export type RetryLetterRequest = Omit<Json<urging.RetryUrgingLetterRequest>, 'id'>;

export type Me = Json<directory.GetMeResponse>;
export type ActingPost = Json<directory.ActingPost>;
export type Unit = Json<directory.Unit>;
export type UnitName = Json<directory.UnitName>;
export type Succession = Json<directory.Succession>;
export type Post = Json<directory.Post>;
export type Person = Json<directory.Person>;
export type Delegation = Json<directory.Delegation>;
export type CalendarDay = Json<directory.CalendarDay>;
export type LegalTerm = Json<directory.LegalTerm>;
export type DuePreview = Json<directory.PreviewDueTimeResponse>;

export type UrgencyName = EnumName<typeof resources.Urgency, 'URGENCY'>;
export type FormName = EnumName<typeof resources.DocumentForm, 'DOCUMENT_FORM'>;
export type IncomingStateName = EnumName<typeof resources.IncomingState, 'INCOMING_STATE'>;
export type PartStateName = EnumName<typeof resources.PartState, 'PART_STATE'>;
export type DueStateName = EnumName<typeof resources.DueState, 'DUE_STATE'>;
export type OutgoingKindName = EnumName<typeof resources.OutgoingKind, 'OUTGOING_KIND'>;
export type OutgoingStateName = EnumName<typeof resources.OutgoingState, 'OUTGOING_STATE'>;
export type SigningCapacityName = EnumName<typeof resources.SigningCapacity, 'SIGNING_CAPACITY'>;
export type SeriesKindName = EnumName<typeof resources.SeriesKind, 'SERIES_KIND'>;
export type RegisterKindName = EnumName<typeof resources.RegisterKind, 'REGISTER_KIND'>;
export type PostRoleName = EnumName<typeof directory.PostRole, 'POST_ROLE'>;
export type RelationName = EnumName<typeof directory.SuccessionRelation, 'SUCCESSION_RELATION'>;
export type TermUnitName = EnumName<typeof directory.TermUnit, 'TERM_UNIT'>;
export type DelegationKindName = EnumName<typeof directory.DelegationKind, 'DELEGATION_KIND'>;
export type TaskStateName = EnumName<typeof tasks.TaskState, 'TASK_STATE'>;
export type TaskPartStateName = EnumName<typeof tasks.TaskPartState, 'TASK_PART_STATE'>;
export type TaskSourceKindName = EnumName<typeof tasks.TaskSourceKind, 'TASK_SOURCE_KIND'>;
export type OfficialStateName = EnumName<typeof tasks.OfficialState, 'OFFICIAL_STATE'>;
export type PositionName = EnumName<typeof tasks.Position, 'POSITION'>;
export type TaskAttachmentPurposeName = EnumName<
  typeof tasks.TaskAttachmentPurpose,
  'TASK_ATTACHMENT_PURPOSE'
>;
export type ExtensionStateName = EnumName<typeof tasks.ExtensionState, 'EXTENSION_STATE'>;
export type UrgingStateName = EnumName<typeof urging.UrgingLetterState, 'URGING_LETTER_STATE'>;
export type ReminderKindName = EnumName<typeof custody.ReminderKind, 'REMINDER_KIND'>;
export type FindingRuleName = EnumName<typeof findings.FindingRule, 'FINDING_RULE'>;
export type FindingStateName = EnumName<typeof findings.FindingState, 'FINDING_STATE'>;
export type SuccessionStateName = EnumName<typeof successions.SuccessionState, 'SUCCESSION_STATE'>;
export type SuccessionItemStateName = EnumName<
  typeof successions.SuccessionItemState,
  'SUCCESSION_ITEM_STATE'
>;
export type DwellStructureName = EnumName<typeof custody.DwellStructure, 'DWELL_STRUCTURE'>;
export type DwellGroupingName = EnumName<typeof custody.DwellGrouping, 'DWELL_GROUPING'>;

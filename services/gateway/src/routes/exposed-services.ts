import type { ServiceDefinition } from '@grpc/grpc-js';
import { DirectoryServiceService, protoMetadata as directory } from '@baro/proto/baro/directory/v1/directory';
import {
  AttachmentServiceService,
  protoMetadata as attachments,
} from '@baro/proto/baro/documents/v1/attachments';
import {
  IncomingDocumentServiceService,
  protoMetadata as incoming,
} from '@baro/proto/baro/documents/v1/incoming';
import {
  OutgoingDocumentServiceService,
  protoMetadata as outgoing,
} from '@baro/proto/baro/documents/v1/outgoing';
import { RegisterServiceService, protoMetadata as registers } from '@baro/proto/baro/documents/v1/registers';
import {
  OperationsServiceService,
  protoMetadata as operations,
} from '@baro/proto/baro/platform/v1/operations';
import { CustodyServiceService, protoMetadata as custody } from '@baro/proto/baro/custody/v1/custody';
import {
  TaskAttachmentServiceService,
  protoMetadata as taskAttachments,
} from '@baro/proto/baro/tasks/v1/attachments';
import {
  InvestmentServiceService,
  protoMetadata as investments,
} from '@baro/proto/baro/tasks/v1/investments';
import { ProgrammeServiceService, protoMetadata as programmes } from '@baro/proto/baro/tasks/v1/programmes';
import { SlippageServiceService, protoMetadata as slippage } from '@baro/proto/baro/tasks/v1/slippage';
import {
  SuccessionServiceService,
  protoMetadata as successions,
} from '@baro/proto/baro/custody/v1/successions';
import { FindingServiceService, protoMetadata as findings } from '@baro/proto/baro/custody/v1/findings';
import { EventFeedServiceService, protoMetadata as feed } from '@baro/proto/baro/custody/v1/feed';
import {
  PetitionPartServiceService,
  protoMetadata as petitionParts,
} from '@baro/proto/baro/petitions/v1/parts';
import {
  DenunciationServiceService,
  protoMetadata as denunciations,
} from '@baro/proto/baro/complaints/v1/denunciations';
import {
  IdentityServiceService,
  protoMetadata as identities,
} from '@baro/proto/baro/complaints/v1/identities';
import {
  ReceptionServiceService,
  protoMetadata as receptions,
} from '@baro/proto/baro/complaints/v1/reception';
import {
  StatisticsServiceService,
  protoMetadata as statistics,
} from '@baro/proto/baro/complaints/v1/statistics';
import { LetterServiceService, protoMetadata as letters } from '@baro/proto/baro/complaints/v1/letters';
import {
  ComplaintServiceService,
  protoMetadata as complaints,
} from '@baro/proto/baro/complaints/v1/complaints';
import {
  LetterReceiptServiceService,
  protoMetadata as letterReceipts,
} from '@baro/proto/baro/complaints/v1/public';
import { LetterFormServiceService, protoMetadata as forms } from '@baro/proto/baro/complaints/v1/forms';
import { PetitionServiceService, protoMetadata as petitions } from '@baro/proto/baro/petitions/v1/petitions';
import { ReceiptServiceService, protoMetadata as receipts } from '@baro/proto/baro/petitions/v1/public';
import {
  SessionReportServiceService,
  protoMetadata as sessionReports,
} from '@baro/proto/baro/petitions/v1/session_report';
import { PromiseServiceService, protoMetadata as promises } from '@baro/proto/baro/petitions/v1/promises';
import { IndexSetServiceService, protoMetadata as indexSets } from '@baro/proto/baro/reporting/v1/index_sets';
import {
  IndicatorServiceService,
  protoMetadata as indicators,
} from '@baro/proto/baro/reporting/v1/indicators';
import { PeriodServiceService, protoMetadata as periods } from '@baro/proto/baro/reporting/v1/periods';
import {
  SubmissionServiceService,
  protoMetadata as submissions,
} from '@baro/proto/baro/reporting/v1/submissions';
import { StandingServiceService, protoMetadata as standings } from '@baro/proto/baro/reporting/v1/standings';
import { WorkbookServiceService, protoMetadata as workbooks } from '@baro/proto/baro/reporting/v1/workbooks';
import { TaskServiceService, protoMetadata as tasks } from '@baro/proto/baro/tasks/v1/tasks';
import { UrgingServiceService, protoMetadata as urging } from '@baro/proto/baro/tasks/v1/urging';
import type { ProtoMetadata } from '../backend/proto-metadata.ts';

/** Services behind the gateway. Each has its address in `GATEWAY_<NAME>_ADDRESS`. */
export const backendNames = [
  'directory',
  'documents',
  'tasks',
  'custody',
  'petitions',
  'complaints',
  'reporting',
] as const;
export type BackendName = (typeof backendNames)[number];

/** One service of the contract that the outside may call. */
export interface ExposedService {
  definition: ServiceDefinition;
  proto: ProtoMetadata;
  /** Who answers: one backend, or the one the request names in its field `service`. */
  backend: BackendName | { field: 'service' };
  /** Has no REST routes: its methods have no form there. */
  grpcOnly?: true;
}

/** The whole outside: every method of these services is served over REST, but for those of `grpcOnly`, and passed through over gRPC. */
export const exposedServices: ExposedService[] = [
  { definition: DirectoryServiceService, proto: directory, backend: 'directory' },
  { definition: IncomingDocumentServiceService, proto: incoming, backend: 'documents' },
  { definition: OutgoingDocumentServiceService, proto: outgoing, backend: 'documents' },
  { definition: AttachmentServiceService, proto: attachments, backend: 'documents' },
  { definition: RegisterServiceService, proto: registers, backend: 'documents' },
  { definition: TaskServiceService, proto: tasks, backend: 'tasks' },
  { definition: TaskAttachmentServiceService, proto: taskAttachments, backend: 'tasks' },
  { definition: SlippageServiceService, proto: slippage, backend: 'tasks' },
  { definition: ProgrammeServiceService, proto: programmes, backend: 'tasks' },
  { definition: InvestmentServiceService, proto: investments, backend: 'tasks' },
  { definition: UrgingServiceService, proto: urging, backend: 'tasks' },
  { definition: CustodyServiceService, proto: custody, backend: 'custody' },
  { definition: SuccessionServiceService, proto: successions, backend: 'custody' },
  { definition: FindingServiceService, proto: findings, backend: 'custody' },
  { definition: EventFeedServiceService, proto: feed, backend: 'custody', grpcOnly: true },
  { definition: PetitionServiceService, proto: petitions, backend: 'petitions' },
  { definition: PetitionPartServiceService, proto: petitionParts, backend: 'petitions' },
  { definition: ReceiptServiceService, proto: receipts, backend: 'petitions' },
  { definition: SessionReportServiceService, proto: sessionReports, backend: 'petitions' },
  { definition: PromiseServiceService, proto: promises, backend: 'petitions' },
  { definition: LetterServiceService, proto: letters, backend: 'complaints' },
  { definition: ComplaintServiceService, proto: complaints, backend: 'complaints' },
  { definition: DenunciationServiceService, proto: denunciations, backend: 'complaints' },
  { definition: LetterFormServiceService, proto: forms, backend: 'complaints' },
  { definition: LetterReceiptServiceService, proto: letterReceipts, backend: 'complaints' },
  { definition: IdentityServiceService, proto: identities, backend: 'complaints' },
  { definition: ReceptionServiceService, proto: receptions, backend: 'complaints' },
  { definition: StatisticsServiceService, proto: statistics, backend: 'complaints' },
  { definition: IndexSetServiceService, proto: indexSets, backend: 'reporting' },
  { definition: IndicatorServiceService, proto: indicators, backend: 'reporting' },
  { definition: PeriodServiceService, proto: periods, backend: 'reporting' },
  { definition: StandingServiceService, proto: standings, backend: 'reporting' },
  { definition: SubmissionServiceService, proto: submissions, backend: 'reporting' },
  { definition: WorkbookServiceService, proto: workbooks, backend: 'reporting' },
  { definition: OperationsServiceService, proto: operations, backend: { field: 'service' } },
];

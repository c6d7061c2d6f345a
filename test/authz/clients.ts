import type { Client } from '@grpc/grpc-js';
import { openClient } from '@baro/chassis';
import type { ClientClass } from '@baro/chassis';
import { ComplaintServiceClient } from '@baro/proto/baro/complaints/v1/complaints';
import { DenunciationServiceClient } from '@baro/proto/baro/complaints/v1/denunciations';
import { LetterFormServiceClient } from '@baro/proto/baro/complaints/v1/forms';
import { IdentityServiceClient } from '@baro/proto/baro/complaints/v1/identities';
import { ReceptionServiceClient } from '@baro/proto/baro/complaints/v1/reception';
import { StatisticsServiceClient } from '@baro/proto/baro/complaints/v1/statistics';
import { LetterServiceClient } from '@baro/proto/baro/complaints/v1/letters';
import { LetterReceiptServiceClient, PublicLetterServiceClient } from '@baro/proto/baro/complaints/v1/public';
import { CustodyServiceClient } from '@baro/proto/baro/custody/v1/custody';
import { SuccessionServiceClient } from '@baro/proto/baro/custody/v1/successions';
import { FindingServiceClient } from '@baro/proto/baro/custody/v1/findings';
import { EventFeedServiceClient } from '@baro/proto/baro/custody/v1/feed';
import { DirectoryServiceClient } from '@baro/proto/baro/directory/v1/directory';
import { AttachmentServiceClient } from '@baro/proto/baro/documents/v1/attachments';
import { IncomingDocumentServiceClient } from '@baro/proto/baro/documents/v1/incoming';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { RegisterServiceClient } from '@baro/proto/baro/documents/v1/registers';
import { EventLogServiceClient } from '@baro/proto/baro/platform/v1/event_log';
import { OperationsServiceClient } from '@baro/proto/baro/platform/v1/operations';
import { PetitionPartServiceClient } from '@baro/proto/baro/petitions/v1/parts';
import { PetitionServiceClient } from '@baro/proto/baro/petitions/v1/petitions';
import { SessionReportServiceClient } from '@baro/proto/baro/petitions/v1/session_report';
import { PromiseServiceClient } from '@baro/proto/baro/petitions/v1/promises';
import { PublicPetitionServiceClient, ReceiptServiceClient } from '@baro/proto/baro/petitions/v1/public';
import { IndexSetServiceClient } from '@baro/proto/baro/reporting/v1/index_sets';
import { IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import { PeriodServiceClient } from '@baro/proto/baro/reporting/v1/periods';
import { StandingServiceClient } from '@baro/proto/baro/reporting/v1/standings';
import { SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import { WorkbookServiceClient } from '@baro/proto/baro/reporting/v1/workbooks';
import { InvestmentServiceClient } from '@baro/proto/baro/tasks/v1/investments';
import { ProgrammeServiceClient } from '@baro/proto/baro/tasks/v1/programmes';
import { SlippageServiceClient } from '@baro/proto/baro/tasks/v1/slippage';
import { TaskAttachmentServiceClient } from '@baro/proto/baro/tasks/v1/attachments';
import { TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { UrgingServiceClient } from '@baro/proto/baro/tasks/v1/urging';

/** The services that are asked. */
export const serviceNames = [
  'directory',
  'documents',
  'custody',
  'tasks',
  'petitions',
  'complaints',
  'reporting',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Clients by the name tests know them by, and whose they are. */
const classes = {
  directory: [DirectoryServiceClient, 'directory'],
  incoming: [IncomingDocumentServiceClient, 'documents'],
  outgoing: [OutgoingDocumentServiceClient, 'documents'],
  attachments: [AttachmentServiceClient, 'documents'],
  registers: [RegisterServiceClient, 'documents'],
  custody: [CustodyServiceClient, 'custody'],
  successions: [SuccessionServiceClient, 'custody'],
  findings: [FindingServiceClient, 'custody'],
  feed: [EventFeedServiceClient, 'custody'],
  tasks: [TaskServiceClient, 'tasks'],
  slippage: [SlippageServiceClient, 'tasks'],
  programmes: [ProgrammeServiceClient, 'tasks'],
  investments: [InvestmentServiceClient, 'tasks'],
  urging: [UrgingServiceClient, 'tasks'],
  taskFiles: [TaskAttachmentServiceClient, 'tasks'],
  petitions: [PetitionServiceClient, 'petitions'],
  petitionParts: [PetitionPartServiceClient, 'petitions'],
  sessionReports: [SessionReportServiceClient, 'petitions'],
  promises: [PromiseServiceClient, 'petitions'],
  receipts: [ReceiptServiceClient, 'petitions'],
  open: [PublicPetitionServiceClient, 'petitions'],
  letterReceipts: [LetterReceiptServiceClient, 'complaints'],
  openLetters: [PublicLetterServiceClient, 'complaints'],
  letters: [LetterServiceClient, 'complaints'],
  letterForms: [LetterFormServiceClient, 'complaints'],
  identities: [IdentityServiceClient, 'complaints'],
  complaints: [ComplaintServiceClient, 'complaints'],
  denunciations: [DenunciationServiceClient, 'complaints'],
  receptions: [ReceptionServiceClient, 'complaints'],
  statistics: [StatisticsServiceClient, 'complaints'],
  indicators: [IndicatorServiceClient, 'reporting'],
  reportPeriods: [PeriodServiceClient, 'reporting'],
  submissions: [SubmissionServiceClient, 'reporting'],
  workbooks: [WorkbookServiceClient, 'reporting'],
  indexSets: [IndexSetServiceClient, 'reporting'],
  standings: [StandingServiceClient, 'reporting'],
} as const;

type Classes = typeof classes;

/** A client of every service there is to ask. */
export type Clients = { [Name in keyof Classes]: InstanceType<Classes[Name][0]> } & {
  operations: Record<ServiceName, OperationsServiceClient>;
  eventLogs: Record<ServiceName, EventLogServiceClient>;
};

/** A connection that has reached its age may refuse what comes at that moment; request ids make it safe to ask again. */
const patient = {
  'grpc.service_config': JSON.stringify({
    loadBalancingConfig: [],
    methodConfig: [
      {
        name: [{}],
        retryPolicy: {
          maxAttempts: 4,
          initialBackoff: '0.05s',
          maxBackoff: '1s',
          backoffMultiplier: 2,
          retryableStatusCodes: ['UNAVAILABLE'],
        },
      },
    ],
  }),
};

/** Opens them all. @returns the clients, and how to close them */
export function openClients(addressOf: (service: ServiceName) => string): {
  clients: Clients;
  close: () => void;
} {
  const all: Client[] = [];
  const open = <C extends Client>(type: ClientClass<C>, service: ServiceName): C => {
    const client = openClient(type, addressOf(service), patient);
    all.push(client);
    return client;
  };
  const named = Object.entries(classes).map(([name, [type, service]]) => [
    name,
    open(type as ClientClass<Client>, service),
  ]);
  const ofEach = <C extends Client>(type: ClientClass<C>): Record<ServiceName, C> =>
    Object.fromEntries(serviceNames.map((name) => [name, open(type, name)])) as Record<ServiceName, C>;
  const clients = {
    ...Object.fromEntries(named),
    operations: ofEach(OperationsServiceClient),
    eventLogs: ofEach(EventLogServiceClient),
  } as Clients; // Object.fromEntries forgets which is which
  return {
    clients,
    close: () => {
      for (const client of all) client.close();
    },
  };
}

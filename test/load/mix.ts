import {
  byEveryone,
  issued,
  lettersReceived,
  registeredByClerks,
  registeredBySystems,
  reportsClosed,
  tasksAssigned,
  wards,
  workingHours,
} from './city-day.ts';

/** Reads change nothing. Reads and writes are driven by clients of their own and judged apart. */
export type Kind = 'read' | 'write';
/** Staff come over REST, other systems over gRPC. */
export type Protocol = 'rest' | 'grpc';

export interface Row {
  operation: string;
  /** Methods of the contract it calls, `<Service>/<Method>`. */
  rpc: string;
  kind: Kind;
  protocol: Protocol;
  /** How often the whole city does it on a working day. */
  aDay: number;
}

/** The mix: what is done how often. A later service joins by its lines here and a function each in operations/. */
export const mix = [
  read('see-me', 'DirectoryService/GetMe', byEveryone(4)),
  read('find-unit', 'DirectoryService/ListUnits', byEveryone(1)),
  read('find-post', 'DirectoryService/ListPosts', byEveryone(1)),
  read('preview-due-time', 'DirectoryService/PreviewDueTime', registeredByClerks),
  read('open-work-list', 'CustodyService/ListWork', byEveryone(12)),
  read('open-path', 'CustodyService/GetItemPath', byEveryone(6)),
  read('look-at-map', 'CustodyService/GetUnitMap', byEveryone(0.4)),
  read('dwell-times', 'CustodyService/ListDwellTimes', byEveryone(0.05)),
  read('see-reminders', 'CustodyService/ListReminders', byEveryone(6)),
  read('open-document', 'IncomingDocumentService/GetIncomingDocument', byEveryone(8)),
  read('search-documents', 'IncomingDocumentService/ListIncomingDocuments', byEveryone(4)),
  read('list-register', 'IncomingDocumentService/ListIncomingDocuments', byEveryone(2)),
  read('check-duplicates', 'IncomingDocumentService/CheckDuplicates', registeredByClerks),
  read('list-outgoing', 'OutgoingDocumentService/ListOutgoingDocuments', byEveryone(0.5)),
  read('open-outgoing', 'OutgoingDocumentService/GetOutgoingDocument', issued * 4),
  read('register-page', 'RegisterService/ListRegisterRows', byEveryone(0.1)),
  read('list-tasks', 'TaskService/ListTasks', byEveryone(2)),
  read('open-task', 'TaskService/GetTask', byEveryone(2)),
  read('slippage', 'SlippageService/ListSlippage', byEveryone(0.02)),
  read('list-programmes', 'ProgrammeService/ListProgrammes', byEveryone(0.05)),
  // Looked into by the offices of the Council and the committee, and by who answers.
  read('list-council-sessions', 'PetitionService/ListCouncilSessions', byEveryone(0.01)),
  read('list-petitions', 'PetitionService/ListPetitions', byEveryone(0.02)),
  read('open-petition', 'PetitionService/GetPetition', byEveryone(0.04)),
  // Shown to who keeps petitions, while one may still be retired.
  read('likely-petitions', 'PetitionService/ListLikelyPetitions', byEveryone(0.01)),
  read('list-promises', 'PromiseService/ListPromises', byEveryone(0.01)),
  // Looked at by the few through whose hands a letter goes; nobody else sees one.
  read('list-letters', 'LetterService/ListLetters', lettersReceived * 2),
  read('open-letter', 'LetterService/GetLetter', lettersReceived * 4),
  // Who reports, and who waits for it, look more often than who reads what came of it.
  read('list-reports', 'SubmissionService/ListSubmissions', byEveryone(0.04)),
  read('open-report', 'SubmissionService/GetSubmission', byEveryone(0.04)),
  read('list-report-periods', 'PeriodService/ListPeriods', byEveryone(0.03)),
  read('open-report-period', 'PeriodService/GetPeriod', byEveryone(0.03)),
  read('rolled-figures', 'PeriodService/ListRolledFigures', byEveryone(0.02)),
  read('list-indicators', 'IndicatorService/ListIndicators', byEveryone(0.02)),
  read('indicator-series', 'IndicatorService/GetIndicatorSeries', byEveryone(0.01)),
  // Heads look at their own unit, the city's leaders at all.
  read('unit-standing', 'StandingService/GetUnitStanding', byEveryone(0.015)),
  read('city-dashboard', 'StandingService/GetCityDashboard', byEveryone(0.005)),
  read('list-findings', 'FindingService/ListFindings', byEveryone(0.02)),

  // Ways in their order: a client that has just begun goes them once from end to end.
  write('register', 'IncomingDocumentService/RegisterIncomingDocument', registeredByClerks),
  write('submit', 'IncomingDocumentService/SubmitIncomingDocument', registeredByClerks * 0.95),
  write('route', 'IncomingDocumentService/RouteIncomingDocument', registeredByClerks * 0.9),
  write('hand-over', 'IncomingDocumentService/HandOverItem', registeredByClerks * 0.8),
  write('accept', 'IncomingDocumentService/AcceptItem', registeredByClerks * 0.75),
  write('finish', 'IncomingDocumentService/FinishItem', registeredByClerks * 0.7),
  write('draft', 'OutgoingDocumentService/CreateOutgoingDocument', issued),
  write('draft-to-clerk', 'OutgoingDocumentService/HandOverOutgoingDocument', issued),
  write('number', 'OutgoingDocumentService/NumberOutgoingDocument', issued),
  write('issue', 'OutgoingDocumentService/IssueOutgoingDocument', issued * 0.95),
  write('assign-task', 'TaskService/AssignTask', tasksAssigned),
  write('accept-task', 'TaskService/AcceptTaskItem', tasksAssigned),
  write('report-progress', 'TaskService/ReportProgress', tasksAssigned * 3),
  write('report-completion', 'TaskService/ReportCompletion', tasksAssigned * 0.9),
  write('confirm-task', 'TaskService/ConfirmCompletion', tasksAssigned * 0.8),
  write('save-figures', 'SubmissionService/SaveFigures', reportsClosed),
  write('check-report', 'SubmissionService/CheckSubmission', reportsClosed),
  write('approve-report', 'SubmissionService/ApproveSubmission', reportsClosed),
  write('sign-report', 'SubmissionService/SignSubmission', reportsClosed),

  // A ward's own system asks for its list each half hour and for each document three times until it is done.
  { ...read('system-me', 'DirectoryService/GetMe', wards * workingHours), protocol: 'grpc' },
  {
    ...read('system-list', 'IncomingDocumentService/ListIncomingDocuments', wards * workingHours * 2),
    protocol: 'grpc',
  },
  {
    ...read('system-open', 'IncomingDocumentService/GetIncomingDocument', registeredBySystems * 3),
    protocol: 'grpc',
  },
  {
    ...write('system-register', 'IncomingDocumentService/RegisterIncomingDocument', registeredBySystems),
    protocol: 'grpc',
  },
] as const satisfies readonly Row[];

export type Operation = (typeof mix)[number]['operation'];

/** One client: all rows of a kind over a protocol. */
export interface Client {
  name: string;
  kind: Kind;
  protocol: Protocol;
}

export const clients: readonly Client[] = [
  { name: 'staff_reads', kind: 'read', protocol: 'rest' },
  { name: 'staff_writes', kind: 'write', protocol: 'rest' },
  { name: 'system_reads', kind: 'read', protocol: 'grpc' },
  { name: 'system_writes', kind: 'write', protocol: 'grpc' },
];

/** Rows a client does. */
export function rowsOf({ kind, protocol }: Client): readonly (Row & { operation: Operation })[] {
  return mix.filter((row) => row.kind === kind && row.protocol === protocol);
}

/** How often a client acts in a mean hour of the day, a minute. */
export function perMinute(client: Client): number {
  return rowsOf(client).reduce((sum, { aDay }) => sum + aDay, 0) / (workingHours * 60);
}

/** The row a number from 0 to 1 falls on, as often as its weight says. */
export function pick(rows: readonly (Row & { operation: Operation })[], at: number): Operation | undefined {
  let rest = at * rows.reduce((sum, { aDay }) => sum + aDay, 0);
  for (const { operation, aDay } of rows) {
    rest -= aDay;
    if (rest < 0) return operation;
  }
  return rows.at(-1)?.operation;
}

function read<Name extends string>(operation: Name, rpc: string, aDay: number) {
  return { operation, rpc, kind: 'read', protocol: 'rest', aDay } as const;
}

function write<Name extends string>(operation: Name, rpc: string, aDay: number) {
  return { operation, rpc, kind: 'write', protocol: 'rest', aDay } as const;
}

import type { Tx } from '@baro/chassis';
import {
  CauseGiven,
  CriterionScored,
  IndexSetImported,
  IndicatorDefined,
  ReportFormCreated,
  ReportPeriodLocked,
  ReportPeriodOpened,
  ReportPeriodRolledUp,
  ScoreVerified,
  SubmissionApproved,
  SubmissionChecked,
  SubmissionCorrectionBegun,
  SubmissionFilled,
  SubmissionReturned,
  SubmissionSigned,
  SurveyResultImported,
} from '@baro/proto/baro/reporting/v1/reporting_events';

const events = {
  CauseGiven,
  IndicatorDefined,
  ReportFormCreated,
  ReportPeriodOpened,
  ReportPeriodRolledUp,
  ReportPeriodLocked,
  SubmissionFilled,
  SubmissionChecked,
  SubmissionApproved,
  SubmissionReturned,
  SubmissionSigned,
  SubmissionCorrectionBegun,
  IndexSetImported,
  CriterionScored,
  ScoreVerified,
  SurveyResultImported,
} as const;
type EventName = keyof typeof events;
type EventOf<N extends EventName> = ReturnType<(typeof events)[N]['create']>;

/** Aggregate and verb of each subject. */
const subjects: Record<EventName, readonly [aggregate: string, verb: string]> = {
  CauseGiven: ['standing_cause', 'given'],
  IndicatorDefined: ['indicator', 'defined'],
  ReportFormCreated: ['report_form', 'created'],
  ReportPeriodOpened: ['report_period', 'opened'],
  ReportPeriodRolledUp: ['report_period', 'rolled_up'],
  ReportPeriodLocked: ['report_period', 'locked'],
  SubmissionFilled: ['submission', 'filled'],
  SubmissionChecked: ['submission', 'checked'],
  SubmissionApproved: ['submission', 'approved'],
  SubmissionReturned: ['submission', 'returned'],
  SubmissionSigned: ['submission', 'signed'],
  SubmissionCorrectionBegun: ['submission', 'correction_begun'],
  IndexSetImported: ['index_set', 'imported'],
  CriterionScored: ['criterion_score', 'scored'],
  ScoreVerified: ['criterion_score', 'verified'],
  SurveyResultImported: ['survey_result', 'imported'],
};

/** What an event is told of. */
interface Aggregate {
  id: string;
  version: number;
  unitId: string;
  unitCode: string;
}

/** Tells a fact; the version of what it is about goes on by one, so that etag and event version are the same number. */
export function emitFact<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  about: Aggregate,
  name: N,
  data: EventOf<N>,
  unitIds: string[] = [],
): void {
  about.version += 1;
  const [aggregateType, verb] = subjects[name];
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.reporting.v1.${name}`,
    data,
    verb,
    aggregateType,
    aggregateId: about.id,
    aggregateVersion: about.version,
    unitId: about.unitId,
    unitCode: about.unitCode,
    unitIds,
  });
}

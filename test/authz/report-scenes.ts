import { randomUUID } from 'node:crypto';
import { ImportIndicatorsRequest } from '@baro/proto/baro/reporting/v1/indicators';
import { CreateReportFormRequest } from '@baro/proto/baro/reporting/v1/periods';
import {
  Direction,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueGrade,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import { ListSubmissionsRequest, SaveFiguresRequest } from '@baro/proto/baro/reporting/v1/submissions';
import { call } from '@baro/chassis';
import { writing } from './petition-scenes.ts';
import type { Platform } from './platform.ts';
import { sharedScene } from './stage.ts';
import { makeStanding } from './standing-scenes.ts';
import { readWorkbook } from './stream-calls.ts';
import { unitId } from './world.ts';
import type { Register, UnitName } from './world.ts';

export type ReportStage =
  | 'none'
  | 'form'
  | 'draft'
  | 'workbook'
  | 'checked'
  | 'approved'
  | 'returned'
  | 'signed'
  | 'correcting'
  | 'rolled-up'
  | 'locked'
  // Of an index set, with no submission.
  | 'standing'
  | 'scored';

/** Unit that receives: one with a leader among those who set the scene, or the city, for which its task force acts. */
export type Receiver = Register | 'C';

/** A submission to be made. Two equal ones are interchangeable until one is changed. */
export interface ReportPlan {
  receiver: Receiver;
  /** Unit that reports. */
  unit: UnitName;
  stage: ReportStage;
  /** Name of who checks it. */
  checker: string;
}

/** A submission of a period of a form; ids of what the plan's stage has not come to are empty. */
export interface ReportScene {
  receiver: Receiver;
  formId: string;
  periodId: string;
  id: string;
  /** Its workbook, of the stage of that name. */
  workbook: Uint8Array[];
  /** Unit that reports, or is compared. */
  unit: UnitName;
  /** Index set the receiver keeps, of the stages about one. */
  indexSetId: string;
  /** What the unit scored itself, of the stage of that name. */
  scoreId: string;
}

/** Code of the one indicator everybody reports. */
export const indicatorCode = 'AUTHZ-1';
/** Code of the one the system counts. */
export const countedCode = 'AUTHZ-2';
/** Value of the first version, and of what corrects it. */
export const firstValue = '1';
export const secondValue = '2';

/** A catalogue of one indicator, kept for a unit. */
export function catalogueOf(unit: UnitName, code: string, computedBy = ''): ImportIndicatorsRequest {
  const definition = {
    code,
    name: 'Số văn bản đến',
    groupName: 'Văn bản',
    measure: 'văn bản',
    valueType: ValueType.INTEGER,
    periodKind: PeriodKind.MONTH,
    cutOffCode: 'nd09',
    grade: ValueGrade.FINAL,
    collectors: [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT],
    rollUp: RollUpRule.SUM,
    direction: Direction.NEUTRAL,
    legalRef: 'thử',
    validFrom: '2020-01-01',
    computedBy,
  };
  const indicators = [{ externalId: code, row: 2, definition }];
  const request = { unitId: unitId(unit), source: 'authz', indicators, requestId: randomUUID() };
  return ImportIndicatorsRequest.fromPartial(request);
}

/** A code nothing else has. */
export function newCode(): string {
  return randomUUID().toUpperCase();
}

/** A form of a unit. */
export function newForm(unit: UnitName): CreateReportFormRequest {
  const form = {
    code: newCode(),
    name: 'Báo cáo tháng',
    unitId: unitId(unit),
    periodKind: PeriodKind.MONTH,
    cutOffCode: 'nd09',
    legalRef: 'NĐ 09/2019/NĐ-CP',
    indicatorCodes: [indicatorCode, countedCode],
  };
  return CreateReportFormRequest.fromPartial({ form, requestId: randomUUID() });
}

let months = 0;

/** A month nobody opened before; from 2026 on, when the units that ended are gone. */
export function newPeriod(formId: string) {
  months += 1;
  const year = 2026 + (Math.floor(months / 12) % 70);
  return { formId, year, number: (months % 12) + 1, requestId: randomUUID() };
}

/** The sheet filled in. */
export function figuresOf(id: string, value: string): SaveFiguresRequest {
  return SaveFiguresRequest.fromPartial({ id, figures: [{ indicatorCode, value }], ...writing() });
}

/** A form of the receiver, made once. */
async function formOf(platform: Platform, receiver: Receiver): Promise<string> {
  const { reportPeriods } = platform;
  await keepCatalogue(platform);
  return sharedScene(platform, `report form ${receiver}`, async () => {
    const as = { token: await platform.tokenOf(keeperOf(receiver)) };
    const { form } = await call(reportPeriods, reportPeriods.createReportForm, newForm(receiver), as);
    return form?.id ?? '';
  });
}

/** The catalogue, made once. */
export async function keepCatalogue(platform: Platform): Promise<void> {
  const { indicators } = platform;
  await sharedScene(platform, 'report catalogue', async () => {
    const as = { token: await platform.tokenOf('UBND.leader') };
    const counted = catalogueOf('UBND', countedCode, 'incoming.overdue');
    await call(indicators, indicators.importIndicators, counted, as);
    return call(indicators, indicators.importIndicators, catalogueOf('UBND', indicatorCode), as);
  });
}

/** Who keeps forms and index sets of a receiver. */
export function keeperOf(receiver: Receiver): string {
  return receiver === 'C' ? 'task-force' : `${receiver}.leader`;
}

/** Makes a submission the way the city does: the receiver opens, a desk fills in, a leader approves and signs. */
export async function makeReport(platform: Platform, plan: ReportPlan): Promise<ReportScene> {
  const { receiver, unit, stage } = plan;
  const scene: ReportScene = {
    receiver,
    unit,
    formId: '',
    periodId: '',
    id: '',
    workbook: [],
    indexSetId: '',
    scoreId: '',
  };
  if (stage === 'none') return scene;
  if (stage === 'standing' || stage === 'scored')
    return { ...scene, ...(await makeStanding(platform, plan)) };
  scene.formId = await formOf(platform, receiver);
  if (stage === 'form') return scene;
  const { reportPeriods, submissions } = platform;
  const keeper = { token: await platform.tokenOf(keeperOf(receiver)) };
  const { period } = await call(reportPeriods, reportPeriods.openPeriod, newPeriod(scene.formId), keeper);
  scene.periodId = period?.id ?? '';
  const all = ListSubmissionsRequest.fromPartial({ periodId: scene.periodId, pageSize: 200 });
  const listed = await call(submissions, submissions.listSubmissions, all, keeper);
  scene.id = listed.submissions.find((each) => each.unitId === unitId(unit))?.id ?? '';
  await advance(platform, plan, scene.id);
  if (stage === 'workbook') {
    const token = await platform.tokenOf(`${unit}.desk`);
    scene.workbook = await readWorkbook(platform.workbooks, scene.id, token);
  }
  if (stage === 'rolled-up' || stage === 'locked') {
    await call(reportPeriods, reportPeriods.rollUpPeriod, { id: scene.periodId, ...writing() }, keeper);
  }
  if (stage === 'locked') {
    const locking = { id: scene.periodId, acceptMissing: true, ...writing() };
    await call(reportPeriods, reportPeriods.lockPeriod, locking, keeper);
  }
  return scene;
}

/** What leads to each stage, one after the other. */
const steps: Partial<Record<ReportStage, readonly Step[]>> = {
  draft: ['fill'],
  workbook: ['fill'],
  checked: ['fill', 'check'],
  returned: ['fill', 'check', 'return'],
  approved: ['fill', 'check', 'approve'],
  signed: ['fill', 'check', 'approve', 'sign'],
  correcting: ['fill', 'check', 'approve', 'sign', 'correct', 'fill again'],
  'rolled-up': ['fill', 'check', 'approve', 'sign'],
  locked: ['fill', 'check', 'approve', 'sign'],
};

type Step = 'fill' | 'check' | 'return' | 'approve' | 'sign' | 'correct' | 'fill again';

async function advance(platform: Platform, { unit, stage, checker }: ReportPlan, id: string): Promise<void> {
  const { submissions } = platform;
  const as = async (name: string): Promise<{ token: string }> => ({ token: await platform.tokenOf(name) });
  const [desk, leader, checks] = await Promise.all([as(`${unit}.desk`), as(`${unit}.leader`), as(checker)]);
  const works: Record<Step, () => Promise<unknown>> = {
    fill: () => call(submissions, submissions.saveFigures, figuresOf(id, firstValue), desk),
    check: () => call(submissions, submissions.checkSubmission, { id, ...writing() }, checks),
    return: () => call(submissions, submissions.returnSubmission, returning(id), leader),
    approve: () => call(submissions, submissions.approveSubmission, { id, ...writing() }, leader),
    sign: () => call(submissions, submissions.signSubmission, signing(id), leader),
    correct: () => call(submissions, submissions.correctSubmission, correcting(id), desk),
    'fill again': () => call(submissions, submissions.saveFigures, figuresOf(id, secondValue), desk),
  };
  for (const step of steps[stage] ?? []) await works[step]();
}

export const returning = (id: string) => ({ id, reason: 'Xem lại', ...writing() });
export const signing = (id: string) => ({ id, grade: ValueGrade.FINAL, ...writing() });
export const correcting = (id: string) => ({ id, reason: 'Nhập nhầm', ...writing() });

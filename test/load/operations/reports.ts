import { uuid } from '../client/ids.ts';
import { type Json, measure, part, parts, prove, type Reply, text } from '../client/measure.ts';
import { get, post } from '../client/rest.ts';
import { type Book, stage } from '../client/settings.ts';
import { figuresOf } from './figures.ts';
import { type Known, oneOf } from './known.ts';
import { type Piece, Waiting } from './waiting.ts';

const steps = ['save-figures', 'check-report', 'approve-report', 'sign-report'] as const;
export type ReportStep = (typeof steps)[number];

const waiting = new Waiting<ReportStep>(steps);
/** Reports nobody has begun, each this client's alone. */
const blank: Piece[] = [];

/** One step of a report's way: from the first figures to the leader's signature. */
export function doReport(wished: ReportStep, known: Known): void {
  const { step, piece } = waiting.take(wished);
  if (piece) {
    move(step, piece);
    return;
  }
  if (blank.length === 0) blank.push(...openPeriod(known));
  const next = blank.pop();
  if (next) fill(next);
}

/**
 * A form and a period of it, opened by the first book's leader for the other books' units. Not measured: once a month one
 * period is opened for all, here each client opens its own, so that no two fill in the same report.
 */
function openPeriod({ indicators }: Known): Piece[] {
  const { leader, unitId } = stage.books[0] ?? oneOf(stage.books);
  const form = {
    unitId,
    code: `TAI-${uuid().slice(0, 13).toUpperCase()}`,
    name: `Báo cáo tháng (${stage.run})`,
    periodKind: 'PERIOD_KIND_MONTH',
    cutOffCode: 'nd09',
    legalRef: 'NĐ 09/2019/NĐ-CP',
    indicatorCodes: indicators,
  };
  const made = told(post(leader, '/v1/reportForms', { requestId: uuid(), form }));
  const formId = text(part(made, 'form'), 'id');
  const month = { year: new Date().getUTCFullYear(), number: 12 };
  const opened = told(post(leader, `/v1/reportForms/${formId}/periods`, { requestId: uuid(), ...month }));
  const periodId = text(part(opened, 'period'), 'id');
  const asked = parts(told(get(leader, '/v1/submissions', { periodId, pageSize: 200 })), 'submissions');
  return asked.flatMap((one) => {
    const book = stage.books.findIndex((candidate) => candidate.unitId === text(one, 'unitId'));
    return book < 0 ? [] : [{ id: text(one, 'id'), book }];
  });
}

function told({ ending, why, body }: Reply): Json {
  if (ending !== 'answered') throw new Error(`no report to fill in: ${ending} ${why}`);
  return body;
}

function fill(piece: Piece): void {
  const { official } = bookOf(piece);
  const sheet = measure('open-report', () => get(official, `/v1/submissions/${piece.id}`));
  act('save-figures', piece, official, 'saveFigures', { figures: figuresOf(parts(sheet.body, 'lines')) });
}

function move(step: ReportStep, piece: Piece): void {
  const { official, head, leader } = bookOf(piece);
  if (step === 'check-report') act(step, piece, official, 'check', {});
  if (step === 'approve-report') act(step, piece, head, 'approve', {});
  if (step === 'sign-report') act(step, piece, leader, 'sign', { grade: 'VALUE_GRADE_FINAL' });
}

function bookOf({ book }: Piece): Book {
  return stage.books[book] ?? oneOf(stage.books);
}

function act(step: ReportStep, piece: Piece, login: string, verb: string, body: object): void {
  const requestId = uuid();
  const reply = measure(step, () =>
    post(login, `/v1/submissions/${piece.id}:${verb}`, { ...body, requestId }),
  );
  const id = text(part(reply.body, 'submission'), 'id');
  if (prove(step, reply, { requestId, id })) waiting.leave(step, piece);
}

import { randomUUID } from 'node:crypto';
import { call, openClient, query } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { accountOf, idOf, seedCity, seedCopy } from '@baro/directory-client/testing';
import * as indicators from '@baro/proto/baro/reporting/v1/indicators';
import * as periods from '@baro/proto/baro/reporting/v1/periods';
import * as submissions from '@baro/proto/baro/reporting/v1/submissions';
import { PeriodKind, ReportForm, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type {
  Figure,
  IndicatorDefinition,
  Period,
  Submission,
} from '@baro/proto/baro/reporting/v1/resources';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { reporting } from '../src/service.ts';
import { definitionOf } from './definitions.ts';

/** What may be said beside what is usual: any field of the request, by its name. */
export type Fields = Record<string, unknown>;

/** Acts on one submission, by the method of the client. */
export type Act =
  | 'saveFigures'
  | 'checkSubmission'
  | 'approveSubmission'
  | 'returnSubmission'
  | 'signSubmission'
  | 'correctSubmission';

/** A reporting service with the test city, and how its people act, by the names of their posts. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  readonly indicators: indicators.IndicatorServiceClient;
  readonly periods: periods.PeriodServiceClient;
  readonly submissions: submissions.SubmissionServiceClient;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date };

  constructor(service: TestService, issuer: TestIssuer, clock: { now: Date }) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
    this.indicators = openClient(indicators.IndicatorServiceClient, service.address);
    this.periods = openClient(periods.PeriodServiceClient, service.address);
    this.submissions = openClient(submissions.SubmissionServiceClient, service.address);
  }

  async tokenOf(who: string): Promise<{ token: string }> {
    return { token: await this.issuer.token(accountOf(who)) };
  }

  async import(
    definitions: readonly Partial<IndicatorDefinition>[],
    fields: Fields = {},
    who = 'administrator',
  ) {
    const request = indicators.ImportIndicatorsRequest.fromPartial({
      unitId: idOf('ubnd'),
      source: 'thử',
      indicators: definitions.map((definition, at) => ({
        externalId: `r${at}`,
        row: at + 2,
        definition: definitionOf(definition),
      })),
      requestId: randomUUID(),
      ...fields,
    });
    return call(this.indicators, this.indicators.importIndicators, request, await this.tokenOf(who));
  }

  async catalogue(query: string, who = 'ward-official') {
    const request = indicators.ListIndicatorsRequest.fromPartial({ query });
    return call(this.indicators, this.indicators.listIndicators, request, await this.tokenOf(who));
  }

  async form(indicatorCodes: string[], fields: Partial<ReportForm> = {}, who = 'chief') {
    const form = ReportForm.fromPartial({
      code: `B-${randomUUID().slice(0, 8).toUpperCase()}`,
      name: 'Báo cáo tháng',
      unitId: idOf('ubnd'),
      periodKind: PeriodKind.MONTH,
      cutOffCode: 'nd09',
      legalRef: 'NĐ 09/2019/NĐ-CP',
      indicatorCodes,
      ...fields,
    });
    const request = { form, requestId: randomUUID() };
    const reply = await call(this.periods, this.periods.createReportForm, request, await this.tokenOf(who));
    return reply.form ?? ReportForm.create();
  }

  async open(formId: string, number = 11, who = 'chief', year = 2026): Promise<Period> {
    const request = { formId, year, number, requestId: randomUUID() };
    return periodOf(await call(this.periods, this.periods.openPeriod, request, await this.tokenOf(who)));
  }

  async actOnPeriod(who: string, act: 'rollUpPeriod' | 'lockPeriod', id: string, fields: Fields = {}) {
    const request = { id, etag: '', acceptMissing: false, requestId: randomUUID(), ...fields };
    const method = this.periods[act];
    return periodOf(await call(this.periods, method, request, await this.tokenOf(who)));
  }

  async period(id: string, who = 'auditor') {
    return call(this.periods, this.periods.getPeriod, { id }, await this.tokenOf(who));
  }

  async rolledPage(periodId: string, fields: Fields = {}, who = 'auditor') {
    const request = periods.ListRolledFiguresRequest.fromPartial({ periodId, pageSize: 200, ...fields });
    return call(this.periods, this.periods.listRolledFigures, request, await this.tokenOf(who));
  }

  async rolled(periodId: string, fields: Fields = {}) {
    return (await this.rolledPage(periodId, fields)).figures;
  }

  /** Submission of a unit, by its name in the test city. */
  async of(periodId: string, unit: string, who = 'auditor'): Promise<Submission> {
    const { submissions: found } = await this.list({ periodId, pageSize: 200 }, who);
    const submission = found.find(({ unitId }) => unitId === idOf(unit));
    if (!submission) throw new Error(`no submission of ${unit}`);
    return submission;
  }

  async list(fields: Fields, who = 'auditor') {
    const request = submissions.ListSubmissionsRequest.fromPartial(fields);
    return call(this.submissions, this.submissions.listSubmissions, request, await this.tokenOf(who));
  }

  async get(id: string, who = 'auditor') {
    return call(this.submissions, this.submissions.getSubmission, { id }, await this.tokenOf(who));
  }

  async items(id: string, indicatorCode: string, fields: Fields = {}, who = 'ward-official') {
    const request = submissions.ListFigureItemsRequest.fromPartial({ id, indicatorCode, ...fields });
    return call(this.submissions, this.submissions.listFigureItems, request, await this.tokenOf(who));
  }

  async signed(id: string, revision: number, who = 'auditor') {
    const request = { id, revision };
    return call(this.submissions, this.submissions.getSignedRevision, request, await this.tokenOf(who));
  }

  /** Does an act; what the request must have is filled in where `fields` do not say it. */
  async act(who: string, act: Act, id: string, fields: Fields = {}): Promise<Submission> {
    const usual: Fields = { grade: ValueGrade.FINAL, reason: 'Nhập nhầm số liệu', figures: [] };
    const request = { id, etag: '', requestId: randomUUID(), ...usual, ...fields };
    // Every act answers with the submission; its request is checked by the service as any client's.
    const method: unknown = Reflect.get(this.submissions, act);
    const reply = await call(
      this.submissions,
      method as typeof this.submissions.checkSubmission,
      request,
      await this.tokenOf(who),
    );
    if (!reply.submission) throw new Error('no submission');
    return reply.submission;
  }

  /** Fills in, checks, approves and signs as the people of a unit. */
  async report(id: string, people: readonly [string, string, string], figures: Partial<Figure>[]) {
    const [clerk, approver, signer] = people;
    await this.act(clerk, 'saveFigures', id, { figures });
    await this.act(clerk, 'checkSubmission', id);
    await this.act(approver, 'approveSubmission', id);
    return this.act(signer, 'signSubmission', id);
  }

  /** Rows of the database, read with the app role. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.orm.em.fork(), sql, parameters);
  }

  async close(): Promise<void> {
    for (const client of [this.indicators, this.periods, this.submissions]) client.close();
    await this.service.close();
    await this.issuer.stop();
  }
}

/** Who fills in, approves and signs, by unit of the test city. */
export const ward = ['ward-official', 'ward-leader', 'ward-leader'] as const;
export const department = ['stc-official', 'stc-head', 'stc-director'] as const;

function periodOf({ period }: { period?: Period | undefined }): Period {
  if (!period) throw new Error('no period');
  return period;
}

/** Starts a world on the day after the cut-off of November 2026, with the law's terms; without NATS events stay in the outbox. */
export async function startWorld(natsUrl = 'nats://127.0.0.1:1'): Promise<World> {
  const issuer = await testIssuer();
  const clock = { now: new Date('2026-11-16T02:00:00Z') };
  const service = await testService(reporting(), {
    issuer: issuer.issuer,
    natsUrl,
    clock: () => clock.now,
  });
  await seedCopy(service.orm.em.fork(), lawRows());
  await seedCity(service.orm);
  return new World(service, issuer, clock);
}

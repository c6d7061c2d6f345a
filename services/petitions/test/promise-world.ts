import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { accountOf, addDirectoryRows, idOf } from '@baro/directory-client/testing';
import { LegalTerm } from '@baro/proto/baro/directory/v1/directory';
import * as contract from '@baro/proto/baro/petitions/v1/promises';
import { EvidenceKind } from '@baro/proto/baro/petitions/v1/promises';
import type { CouncilPromise } from '@baro/proto/baro/petitions/v1/promises';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import type { Fields, World } from './world.ts';

/** Acts on one promise, by the method of the client. */
export type PromiseAct =
  | 'addPromiseMilestone'
  | 'reportPromise'
  | 'movePromise'
  | 'confirmPromise'
  | 'sendBackPromise';

/** A document of the platform as evidence. */
export const evidence = {
  kind: EvidenceKind.MINUTES,
  documentId: '0190a000-0000-7000-8000-00000000d0c1',
  text: 'Biên bản nghiệm thu',
};

/** How people of the test city act on promises. */
export class PromiseWorld {
  readonly world: World;
  readonly client: contract.PromiseServiceClient;

  constructor(world: World) {
    this.world = world;
    this.client = openClient(contract.PromiseServiceClient, world.service.address);
  }

  /** What the head of the department promised under questioning at a session; a year of 40 days from now. */
  async record(
    sessionId: string,
    fields: {
      promise?: Partial<CouncilPromise>;
      milestones?: Fields[];
      requestId?: string;
      post?: string;
    } = {},
    who = 'hdnd-clerk',
  ): Promise<CouncilPromise> {
    const token = await this.world.issuer.token(accountOf(who));
    const request = contract.RecordPromiseRequest.fromPartial({
      promise: {
        unitId: idOf('hdnd'),
        sessionId,
        content: 'Hoàn thành hồ điều hòa Thanh Xuân',
        promiseDate: this.day(-10),
        dueDate: this.day(40),
        ...fields.promise,
      },
      accountablePostId: idOf(`post ${fields.post ?? 'stc-director'}`),
      milestones: fields.milestones ?? [],
      requestId: fields.requestId ?? randomUUID(),
    });
    return promiseOf(await call(this.client, this.client.recordPromise, request, { token }));
  }

  /** Does an act; what the request must have is filled in where `fields` do not say it. */
  async act(who: string, act: PromiseAct, id: string, fields: Fields = {}): Promise<CouncilPromise> {
    const token = await this.world.issuer.token(accountOf(who));
    const usual: Record<PromiseAct, Fields> = {
      addPromiseMilestone: { content: 'Giải phóng mặt bằng', dueDate: this.day(20) },
      reportPromise: { milestoneId: '', text: 'Đã hoàn thành', evidence: [evidence] },
      movePromise: { milestoneId: '', dueDate: this.day(90), reason: 'Vướng mặt bằng' },
      confirmPromise: { text: 'Đã kiểm tra thực tế', evidence: [] },
      sendBackPromise: { reason: 'Còn 60 m chưa xong' },
    };
    const request = { id, etag: '', requestId: randomUUID(), ...usual[act], ...fields };
    // Every act answers with the promise; its request is checked by the service as any client's.
    const method: unknown = Reflect.get(this.client, act);
    return promiseOf(
      await call(this.client, method as typeof this.client.sendBackPromise, request as never, { token }),
    );
  }

  async get(who: string, id: string): Promise<CouncilPromise> {
    const token = await this.world.issuer.token(accountOf(who));
    return promiseOf(await call(this.client, this.client.getPromise, { id }, { token }));
  }

  async list(who: string, fields: Fields = {}) {
    const token = await this.world.issuer.token(accountOf(who));
    const request = contract.ListPromisesRequest.fromPartial(fields);
    return call(this.client, this.client.listPromises, request, { token });
  }

  async report(who: string, sessionId: string) {
    const token = await this.world.issuer.token(accountOf(who));
    const { report } = await call(this.client, this.client.getPromiseReport, { sessionId }, { token });
    if (!report) throw new Error('no report');
    return report;
  }

  /** A day so many days from the service's now, by the clock of the city. */
  day(days: number): string {
    return new Date(this.world.inDays(days).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  }

  /** Puts the rows of the term into the service's copy: numbers of the law, not of a test. */
  async addTerm(): Promise<void> {
    const rows = lawRows().legalTerms.filter(({ code }) => code === 'questioning.promise.report');
    await addDirectoryRows(
      this.world.service.orm,
      rows.map((row) => ['legal_term', idOf(`${row.code} ${row.validFrom}`), LegalTerm.toJSON(row)]),
    );
  }

  close(): void {
    this.client.close();
  }
}

function promiseOf({ promise }: { promise?: CouncilPromise | undefined }): CouncilPromise {
  if (!promise) throw new Error('no promise');
  return promise;
}

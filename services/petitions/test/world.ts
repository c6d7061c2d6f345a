import { randomUUID } from 'node:crypto';
import { call, openClient, query } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { accountOf, idOf, posts, seedCity } from '@baro/directory-client/testing';
import {
  CouncilSession,
  Petition,
  PetitionField,
  PetitionLevel,
  Raising,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';
import * as contract from '@baro/proto/baro/petitions/v1/petitions';
import { petitions } from '../src/service.ts';

/** What may be said beside the petition: any field of the request, by its name. */
export type Fields = Record<string, unknown>;

/** Acts on one petition, by the method of the client. */
export type Act =
  | 'raisePetition'
  | 'classifyPetition'
  | 'assignPetition'
  | 'acceptPetition'
  | 'handOverPetition'
  | 'submitAnswer'
  | 'signAnswer'
  | 'sendBackAnswer'
  | 'claimResult'
  | 'findResult'
  | 'retirePetition'
  | 'restorePetition'
  | 'dismissLikely';

const day = 86_400_000;

/** A petitions service with the test city, and how its people act, by the names of their posts. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  readonly client: contract.PetitionServiceClient;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date | undefined };

  constructor(service: TestService, issuer: TestIssuer, clock: { now: Date | undefined }) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
    this.client = openClient(contract.PetitionServiceClient, service.address);
  }

  /** A time so many days from the service's now. */
  inDays(days: number): Date {
    return new Date((this.clock.now ?? new Date()).getTime() + days * day);
  }

  async session(
    name: string,
    fields: Partial<CouncilSession> = {},
    who = 'hdnd-clerk',
    requestId = randomUUID(),
  ) {
    const session = CouncilSession.fromPartial({
      unitId: idOf('hdnd'),
      term: 'Khóa XVII',
      openDate: '2026-12-08',
      name,
      ...fields,
    });
    const token = await this.issuer.token(accountOf(who));
    const reply = await call(
      this.client,
      this.client.createCouncilSession,
      { session, requestId },
      { token },
    );
    return reply.session ?? CouncilSession.create();
  }

  async sessions(who: string, fields: Fields = {}) {
    const token = await this.issuer.token(accountOf(who));
    const request = contract.ListCouncilSessionsRequest.fromPartial(fields);
    return call(this.client, this.client.listCouncilSessions, request, { token });
  }

  /** Records a petition of the Council, classified, unless the fields say otherwise. */
  async record(
    sessionId: string,
    fields: { petition?: Partial<Petition>; raising?: Partial<Raising>; requestId?: string } = {},
    who = 'hdnd-clerk',
  ): Promise<Petition> {
    const petition = Petition.fromPartial({
      unitId: idOf('hdnd'),
      subject: 'Sửa chữa đường Nguyễn Trãi đoạn qua phường Thanh Xuân',
      level: PetitionLevel.CITY,
      field: PetitionField.URBAN,
      ...fields.petition,
    });
    const raising = lineOf(sessionId, fields.raising);
    const token = await this.issuer.token(accountOf(who));
    const request = { petition, raising, requestId: fields.requestId ?? randomUUID() };
    const reply = await call(this.client, this.client.recordPetition, request, { token });
    return petitionOf(reply);
  }

  /** Does an act; what the request must have is filled in where `fields` do not say it. */
  async act(who: string, act: Act, id: string, fields: Fields = {}): Promise<Petition> {
    const token = await this.issuer.token(accountOf(who));
    const request = { id, etag: '', requestId: randomUUID(), ...this.#usual(act), ...fields };
    // Every act answers with the petition; its request is checked by the service as any client's.
    const method: unknown = Reflect.get(this.client, act);
    return petitionOf(
      await call(this.client, method as typeof this.client.acceptPetition, request, { token }),
    );
  }

  #usual(act: Act): Fields {
    const class_ = { resultClass: ResultClass.UNDER_WAY, text: 'Đã khảo sát, lập dự toán' };
    const usual: Partial<Record<Act, Fields>> = {
      classifyPetition: {
        subject: 'Sửa đường Nguyễn Trãi',
        level: PetitionLevel.CITY,
        field: PetitionField.URBAN,
        competentName: 'Sở Xây dựng',
      },
      assignPetition: {
        leadPostId: idOf('post stc-head'),
        dueTime: this.inDays(20),
        note: 'Đề nghị trả lời',
      },
      handOverPetition: { postId: idOf('post stc-official'), note: '' },
      submitAnswer: {
        text: 'Sở đã bố trí vốn, thi công trong quý I.',
        documentId: '',
        resultClass: ResultClass.UNDER_WAY,
        resultDueDate: '',
        resultText: '',
        signerPostId: idOf('post stc-director'),
      },
      sendBackAnswer: { reason: 'Chưa rõ nguồn vốn' },
      claimResult: { ...class_, dueDate: '' },
      findResult: { ...class_, dueDate: '' },
      retirePetition: { note: 'Cùng nội dung' },
      restorePetition: { reason: 'Không cùng nội dung' },
    };
    return usual[act] ?? {};
  }

  async get(who: string, id: string): Promise<Petition> {
    const token = await this.issuer.token(accountOf(who));
    return petitionOf(await call(this.client, this.client.getPetition, { id }, { token }));
  }

  async list(who: string, fields: Fields = {}) {
    const token = await this.issuer.token(accountOf(who));
    const request = contract.ListPetitionsRequest.fromPartial(fields);
    return call(this.client, this.client.listPetitions, request, { token });
  }

  /** A petition with a signed answer, held by who led. */
  async answered(sessionId: string, fields: Fields = {}): Promise<Petition> {
    const { id } = await this.accepted(sessionId);
    await this.act('stc-head', 'submitAnswer', id, fields);
    return this.act('stc-director', 'signAnswer', id);
  }

  /** A petition accepted by the head of a division. */
  async accepted(sessionId: string): Promise<Petition> {
    const { id } = await this.record(sessionId);
    await this.act('chief', 'assignPetition', id);
    return this.act('stc-head', 'acceptPetition', id);
  }

  /** Rows of the database, read with the app role. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.orm.em.fork(), sql, parameters);
  }

  /** `reason from>to` of every change of hands, oldest first. */
  async hands(id: string): Promise<string[]> {
    const rows = await this.rows<{ reason: string; from_post_id: string | null; to_post_id: string | null }>(
      'SELECT reason, from_post_id, to_post_id FROM petition_hands WHERE item_id = $1 ORDER BY version',
      [id],
    );
    return rows.map((row) => `${row.reason} ${nameOf(row.from_post_id)}>${nameOf(row.to_post_id)}`);
  }

  /** Types of the events of an aggregate with their versions, oldest first. */
  async events(type: 'petition' | 'item' | 'session', id: string): Promise<string[]> {
    const rows = await this.rows<{ type: string; version: number }>(
      `SELECT type, aggregate_version AS version FROM outbox
       WHERE aggregate_type = $1 AND aggregate_id = $2 ORDER BY seq`,
      [type, id],
    );
    return rows.map((row) => `${row.version} ${row.type.split('.').at(-1) ?? ''}`);
  }

  async close(): Promise<void> {
    this.client.close();
    await this.service.close();
    await this.issuer.stop();
  }
}

/** A voters' line as a request has it. */
export function lineOf(sessionId: string, fields: Partial<Raising> = {}): Raising {
  return Raising.fromPartial({
    sessionId,
    localityName: 'Phường Thanh Xuân',
    words: 'Đường Nguyễn Trãi xuống cấp, nhiều ổ gà, đề nghị thành phố sửa chữa.',
    ...fields,
  });
}

function petitionOf({ petition }: { petition?: Petition | undefined }): Petition {
  if (!petition) throw new Error('no petition');
  return petition;
}

const names = new Map(Object.keys(posts).map((name) => [idOf(`post ${name}`), name]));

function nameOf(id: string | null): string {
  return id ? (names.get(id) ?? id) : '';
}

/** Starts a world whose events stay in the outbox. */
export async function startWorld(): Promise<World> {
  const issuer = await testIssuer();
  const clock: { now: Date | undefined } = { now: undefined };
  const service = await testService(petitions(), {
    issuer: issuer.issuer,
    natsUrl: 'nats://127.0.0.1:1',
    clock: () => clock.now ?? new Date(),
  });
  await seedCity(service.orm);
  return new World(service, issuer, clock);
}

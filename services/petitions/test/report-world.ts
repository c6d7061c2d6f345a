import { call, callMetadata, openClient } from '@baro/chassis';
import { accountOf } from '@baro/directory-client/testing';
import {
  PetitionField,
  PetitionLevel,
  PetitionState,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import {
  ListSessionReportRowsRequest,
  SessionReportServiceClient,
} from '@baro/proto/baro/petitions/v1/session_report';
import type {
  ExportSessionReportResponse,
  GetSessionReportResponse,
  ReportFileHeader,
  ReportFormat,
  SessionReportRow,
} from '@baro/proto/baro/petitions/v1/session_report';
import { lineOf, startWorld } from './world.ts';
import type { Fields, World } from './world.ts';

/** Numbers from 0 to below 1, the same in every run. */
function numbers(): () => number {
  let state = 20_261_208;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const localities = ['Phường Ba Đình', 'Phường Thanh Xuân', 'Xã Đan Phượng', 'phường ba đình'];
/** Two lines of one matter, once the first is retired in favour of the second; and one place in two spellings. */
const apart: Record<number, string> = {
  100: 'Xã Đan Phượng',
  101: 'Phường Thanh Xuân',
  200: 'Phường Ba Đình',
  201: 'phường ba đình',
};
const groups = ['Tổ đại biểu số 1', 'Đoàn ĐBQH Thành phố', ''];

/** Two sessions with petitions in every state, one of them opened since; and who reads their report. */
export class ReportWorld {
  readonly world: World;
  readonly client: SessionReportServiceClient;
  first = '';
  second = '';
  /** Closed before the second session opened. */
  readonly closedEarly = new Set<string>();
  readonly #next = numbers();

  constructor(world: World) {
    this.world = world;
    this.client = openClient(SessionReportServiceClient, world.service.address);
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#next() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  #line(sessionId: string, at: number) {
    return lineOf(sessionId, {
      localityName: apart[at] ?? this.#pick(localities),
      deputyGroup: this.#pick(groups),
      words: `Đề nghị sửa đường số ${at}, hè phố xuống cấp: ĂÂĐÊÔƠƯ ắằẳẵặ`,
      letterNumberSymbol: `${at}/ĐĐBQH`,
      letterDate: '2026-11-20',
    });
  }

  async #record(sessionId: string, at: number): Promise<Petition> {
    const level = this.#pick([PetitionLevel.CENTRAL, PetitionLevel.CITY, PetitionLevel.COMMUNE]);
    const field = this.#pick([PetitionField.URBAN, PetitionField.SOCIETY, PetitionField.JUSTICE]);
    const subject = `Kiến nghị thứ ${at} về hạ tầng`;
    return this.world.record(sessionId, {
      petition: { subject, level, field },
      raising: this.#line(sessionId, at),
    });
  }

  async #bring(id: string, stage: number): Promise<void> {
    const { world } = this;
    if (stage < 1) return;
    await world.act('chief', 'assignPetition', id);
    if (stage < 2) return;
    await world.act('stc-head', 'acceptPetition', id);
    const resultClass = this.#pick([1, 2, 3, 4, 5] as ResultClass[]);
    const reason = { resultText: 'Có căn cứ' };
    const resultDueDate = resultClass === ResultClass.SCHEDULED ? '2027-03-31' : '';
    await world.act('stc-head', 'submitAnswer', id, { resultClass, resultDueDate, ...reason });
    await world.act('stc-director', 'signAnswer', id);
    if (stage < 3) return;
    await this.find(id, this.#pick([ResultClass.UNDER_WAY, ResultClass.SCHEDULED]));
  }

  async find(id: string, resultClass: ResultClass): Promise<void> {
    const dueDate = resultClass === ResultClass.SCHEDULED ? '2027-06-30' : '';
    await this.world.act('verifier', 'findResult', id, { resultClass, dueDate, text: 'Đã kiểm tra' });
  }

  /** Records, answers, closes, raises again and retires, before and after the second session opens. */
  async fill(): Promise<void> {
    const { world } = this;
    this.first = (await world.session('Kỳ họp thứ 4', { openDate: '2026-07-07' })).id;
    this.second = (
      await world.session('Kỳ họp thứ 5', { openDate: '2026-12-08', closeDate: '2026-12-11' })
    ).id;
    const old: string[] = [];
    for (let at = 0; at < 16; at += 1) {
      const { id } = await this.#record(this.first, at);
      await this.#bring(id, at % 4);
      old.push(id);
    }
    for (const id of [3, 7, 11].flatMap((at) => old[at] ?? [])) {
      await this.find(id, ResultClass.DONE);
      this.closedEarly.add(id);
    }
    await this.world.act('hdnd-clerk', 'raisePetition', old[7] ?? '', {
      raising: this.#line(this.second, 700),
    });
    await this.world.act('hdnd-clerk', 'raisePetition', old[2] ?? '', {
      raising: this.#line(this.second, 200),
    });
    await this.world.act('hdnd-clerk', 'raisePetition', old[2] ?? '', {
      raising: this.#line(this.second, 201),
    });
    const fresh: string[] = [];
    for (let at = 100; at < 120; at += 1) {
      const { id } = await this.#record(this.second, at);
      fresh.push(id);
    }
    // One matter in other words: of this session, and an old one in favour of a new one.
    await world.act('hdnd-clerk', 'retirePetition', fresh[0] ?? '', { favouredId: fresh[1] });
    await world.act('hdnd-clerk', 'retirePetition', fresh[2] ?? '', { favouredId: old[15] });
    await world.act('hdnd-clerk', 'retirePetition', old[0] ?? '', { favouredId: fresh[3] });
    for (const [at, id] of fresh.entries()) if (at !== 0 && at !== 2) await this.#bring(id, at % 4);
    // The session has opened: what is closed from here on was carried over to it.
    world.clock.now = world.inDays(15);
    await this.find(old[6] ?? '', ResultClass.DONE);
    await this.find(fresh[7] ?? '', ResultClass.NOT_POSSIBLE);
  }

  async report(sessionId = this.second, who = 'auditor'): Promise<GetSessionReportResponse> {
    const token = await this.world.issuer.token(accountOf(who));
    return call(this.client, this.client.getSessionReport, { sessionId }, { token });
  }

  /** All rows of all pages. */
  async rows(fields: Fields = {}, who = 'auditor'): Promise<SessionReportRow[]> {
    const token = await this.world.issuer.token(accountOf(who));
    const rows: SessionReportRow[] = [];
    let pageToken = '';
    do {
      const request = ListSessionReportRowsRequest.fromPartial({
        sessionId: this.second,
        pageSize: 7,
        ...fields,
        pageToken,
      });
      const page = await call(this.client, this.client.listSessionReportRows, request, { token });
      rows.push(...page.rows);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return rows;
  }

  async file(
    format: ReportFormat,
    sessionId = this.second,
  ): Promise<{ header: ReportFileHeader; bytes: Buffer }> {
    const token = await this.world.issuer.token(accountOf('auditor'));
    const stream = this.client.exportSessionReport({ sessionId, format }, callMetadata(token));
    const pieces: Buffer[] = [];
    let header: ReportFileHeader | undefined;
    for await (const message of stream) {
      const { part } = message as ExportSessionReportResponse;
      if (part?.$case === 'header') header = part.value;
      if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
    }
    if (!header) throw new Error('no header');
    return { header, bytes: Buffer.concat(pieces) };
  }

  /** Every petition there is, with its lines: what a slow count goes through. */
  async all(): Promise<Petition[]> {
    const { petitions } = await this.world.list('auditor', { pageSize: 200 });
    const found: Petition[] = [];
    for (const { id } of petitions) found.push(await this.world.get('auditor', id));
    return found.filter(({ state }) => state !== PetitionState.RETIRED);
  }

  async close(): Promise<void> {
    this.client.close();
    await this.world.close();
  }
}

export async function startReportWorld(): Promise<ReportWorld> {
  const reports = new ReportWorld(await startWorld());
  await reports.fill();
  return reports;
}

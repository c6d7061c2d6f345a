import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { idOf } from '@baro/directory-client/testing';
import { InvestmentServiceClient } from '@baro/proto/baro/tasks/v1/investments';
import { Milestone, MilestoneKind, Programme, Project } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { Programme as ProgrammeMessage } from '@baro/proto/baro/tasks/v1/programme_resources';
import { ListProgrammesRequest, ProgrammeServiceClient } from '@baro/proto/baro/tasks/v1/programmes';
import type { ListProgrammesResponse } from '@baro/proto/baro/tasks/v1/programmes';
import { startWorld } from './world.ts';
import type { Options, World } from './world.ts';

type Reply = Promise<{ programme?: ProgrammeMessage | undefined }>;

/** A plan of 1.200 tỷ đồng. */
export const plan = 1_200_000_000_000;

/** How the people of a world act on programmes, by the names of their posts. */
export class ProgrammeWorld {
  readonly world: World;
  readonly programmes: ProgrammeServiceClient;
  readonly investments: InvestmentServiceClient;

  constructor(world: World) {
    this.world = world;
    this.programmes = openClient(ProgrammeServiceClient, world.service.address);
    this.investments = openClient(InvestmentServiceClient, world.service.address);
  }

  create(who: string, fields: Partial<ProgrammeMessage> = {}, options: Options = {}) {
    const programme = Programme.fromPartial({
      unitId: idOf('ubnd'),
      name: 'Chương trình công tác năm 2026',
      dateFrom: '2026-01-01',
      dateTo: '2026-12-31',
      sourceNumberSymbol: '01/QĐ-UBND',
      sourceIssuerName: 'UBND Thành phố',
      ...fields,
    });
    const { requestId } = writing(options);
    return this.#act(who, (token) =>
      call(this.programmes, this.programmes.createProgramme, { programme, requestId }, { token }),
    );
  }

  update(who: string, fields: Partial<ProgrammeMessage>, updateMask: string[], options: Options = {}) {
    const { id = '' } = fields;
    const request = { id, programme: Programme.fromPartial(fields), updateMask, ...writing(options) };
    return this.#act(who, (token) =>
      call(this.programmes, this.programmes.updateProgramme, request, { token }),
    );
  }

  addTasks(who: string, id: string, taskIds: string[], options: Options = {}) {
    const request = { id, taskIds, ...writing(options) };
    return this.#act(who, (token) =>
      call(this.programmes, this.programmes.addTasksToProgramme, request, { token }),
    );
  }

  removeTask(who: string, id: string, taskId: string, options: Options = {}) {
    const request = { id, taskId, ...writing(options) };
    return this.#act(who, (token) =>
      call(this.programmes, this.programmes.removeTaskFromProgramme, request, { token }),
    );
  }

  closeIt(who: string, id: string, options: Options & { reason?: string } = {}) {
    const request = { id, reason: options.reason ?? 'Đã tổng kết', ...writing(options) };
    return this.#act(who, (token) =>
      call(this.programmes, this.programmes.closeProgramme, request, { token }),
    );
  }

  get(who: string, id: string): Promise<ProgrammeMessage> {
    return this.#act(who, (token) => call(this.programmes, this.programmes.getProgramme, { id }, { token }));
  }

  async list(who: string, fields: Partial<ListProgrammesRequest> = {}): Promise<ListProgrammesResponse> {
    const request = ListProgrammesRequest.fromPartial(fields);
    const token = await this.world.token(who);
    return call(this.programmes, this.programmes.listProgrammes, request, { token });
  }

  addProject(who: string, programmeId: string, fields: Partial<Project> = {}, options: Options = {}) {
    const project = Project.fromPartial({
      name: 'Cầu Vĩnh Tuy 3',
      ownerUnitId: idOf('stc'),
      totalPlanDong: plan,
      ...fields,
    });
    const request = { programmeId, project, ...writing(options) };
    return this.#act(who, (token) => call(this.investments, this.investments.addProject, request, { token }));
  }

  updateProject(who: string, fields: Partial<Project>, updateMask: string[], options: Options = {}) {
    const { id = '' } = fields;
    const request = { id, project: Project.fromPartial(fields), updateMask, ...writing(options) };
    return this.#act(who, (token) =>
      call(this.investments, this.investments.updateProject, request, { token }),
    );
  }

  addMilestone(who: string, projectId: string, fields: Partial<Milestone> = {}, options: Options = {}) {
    const milestone = Milestone.fromPartial({
      title: 'Giải ngân 50 % kế hoạch vốn',
      kind: MilestoneKind.SHARE,
      targetBasisPoints: 5_000,
      dueTime: new Date('2026-09-30T17:00:00Z'),
      legalRef: '71/CĐ-TTg',
      ...fields,
    });
    const request = { projectId, milestone, ...writing(options) };
    return this.#act(who, (token) =>
      call(this.investments, this.investments.addMilestone, request, { token }),
    );
  }

  updateMilestone(who: string, fields: Partial<Milestone>, updateMask: string[], options: Options = {}) {
    const { id = '' } = fields;
    const request = { id, milestone: Milestone.fromPartial(fields), updateMask, ...writing(options) };
    return this.#act(who, (token) =>
      call(this.investments, this.investments.updateMilestone, request, { token }),
    );
  }

  report(who: string, id: string, figure: FigureOf, options: Options = {}) {
    const { amountDong = 0, done = false, asOfDate = '2026-06-30', note = '', documentId = '' } = figure;
    const { requestId } = writing(options);
    const request = { id, amountDong, done, asOfDate, note, documentId, requestId };
    return this.#act(who, (token) =>
      call(this.investments, this.investments.reportMilestone, request, { token }),
    );
  }

  async #act(who: string, send: (token: string) => Reply): Promise<ProgrammeMessage> {
    const { programme } = await send(await this.world.token(who));
    if (!programme) throw new Error('no programme');
    return programme;
  }

  async close(): Promise<void> {
    this.programmes.close();
    this.investments.close();
    await this.world.close();
  }
}

/** A figure reported. */
export interface FigureOf {
  amountDong?: number;
  done?: boolean;
  asOfDate?: string;
  note?: string;
  documentId?: string;
}

function writing({ etag = '', requestId = randomUUID() }: Options): { etag: string; requestId: string } {
  return { etag, requestId };
}

/** Starts a world with programmes. */
export async function startProgrammes(): Promise<ProgrammeWorld> {
  return new ProgrammeWorld(await startWorld());
}

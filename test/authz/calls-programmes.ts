import { randomUUID } from 'node:crypto';
import { Milestone, Programme, Project } from '@baro/proto/baro/tasks/v1/programme_resources';
import { ListProgrammesRequest } from '@baro/proto/baro/tasks/v1/programmes';
import { call } from '@baro/chassis';
import type { Platform, Token } from './platform.ts';
import { newMilestone, newProgramme, newProject } from './programme-scenes.ts';
import type { ProgrammeScene } from './programme-scenes.ts';
import { unitId } from './world.ts';
import type { Register } from './world.ts';

/** A question about a programme of a unit, or a project in it. */
export interface ProgrammeQuestion {
  platform: Platform;
  token: Token;
  /** Unit of the programme. */
  unit: Register;
  scene: ProgrammeScene;
}

export interface ProgrammeCall {
  ask: (question: ProgrammeQuestion) => Promise<unknown>;
  changes?: true;
}

const writing = (): { etag: string; requestId: string } => ({ etag: '', requestId: randomUUID() });

/** How each RPC of programmes is asked. */
export const programmeCalls: Record<string, ProgrammeCall> = {
  CreateProgramme: {
    changes: true,
    ask: ({ platform: { programmes }, unit, token }) =>
      call(programmes, programmes.createProgramme, newProgramme(unit), { token }),
  },
  UpdateProgramme: {
    changes: true,
    ask: ({ platform: { programmes }, scene, token }) => {
      const programme = Programme.fromPartial({ name: 'Tên khác' });
      const request = { id: scene.id, programme, updateMask: ['name'], ...writing() };
      return call(programmes, programmes.updateProgramme, request, { token });
    },
  },
  AddTasksToProgramme: {
    changes: true,
    ask: ({ platform: { programmes }, scene, token }) => {
      const request = { id: scene.id, taskIds: [scene.taskBeside], ...writing() };
      return call(programmes, programmes.addTasksToProgramme, request, { token });
    },
  },
  RemoveTaskFromProgramme: {
    changes: true,
    ask: ({ platform: { programmes }, scene, token }) => {
      const request = { id: scene.id, taskId: scene.taskInside, ...writing() };
      return call(programmes, programmes.removeTaskFromProgramme, request, { token });
    },
  },
  CloseProgramme: {
    changes: true,
    ask: ({ platform: { programmes }, scene, token }) => {
      const request = { id: scene.id, reason: 'Đã xong', ...writing() };
      return call(programmes, programmes.closeProgramme, request, { token });
    },
  },
  GetProgramme: { ask: get },
  'GetProgramme(owner)': { ask: get },
  ListProgrammes: { ask: findInList },
  'ListProgrammes(owner)': { ask: findInList },
  AddProject: {
    changes: true,
    ask: ({ platform: { investments }, scene, unit, token }) =>
      call(investments, investments.addProject, newProject(scene.id, unit), { token }),
  },
  UpdateProject: {
    changes: true,
    ask: ({ platform: { investments }, scene, token }) => {
      const project = Project.fromPartial({ name: 'Hầm' });
      const request = { id: scene.projectId, project, updateMask: ['name'], ...writing() };
      return call(investments, investments.updateProject, request, { token });
    },
  },
  AddMilestone: {
    changes: true,
    ask: ({ platform: { investments }, scene, token }) =>
      call(investments, investments.addMilestone, newMilestone(scene.projectId), { token }),
  },
  UpdateMilestone: {
    changes: true,
    ask: ({ platform: { investments }, scene, token }) => {
      const milestone = Milestone.fromPartial({ title: 'Khởi công' });
      const request = { id: scene.milestoneId, milestone, updateMask: ['title'], ...writing() };
      return call(investments, investments.updateMilestone, request, { token });
    },
  },
  ReportMilestone: {
    changes: true,
    ask: ({ platform: { investments }, scene, token }) => {
      const figure = { amountDong: 5, done: false, asOfDate: '2026-01-31', note: '', documentId: '' };
      const request = { id: scene.milestoneId, ...figure, requestId: randomUUID() };
      return call(investments, investments.reportMilestone, request, { token });
    },
  },
};

function get({ platform: { programmes }, scene, token }: ProgrammeQuestion): Promise<unknown> {
  return call(programmes, programmes.getProgramme, { id: scene.id }, { token });
}

/** Looks through all pages of the programmes of the unit. */
async function findInList(question: ProgrammeQuestion): Promise<'seen' | 'hidden'> {
  const { platform, scene, unit, token } = question;
  const { programmes } = platform;
  let pageToken = '';
  do {
    const request = ListProgrammesRequest.fromPartial({ unitId: unitId(unit), pageSize: 200, pageToken });
    const page = await call(programmes, programmes.listProgrammes, request, { token });
    if (page.programmes.some(({ id }) => id === scene.id)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

import { randomUUID } from 'node:crypto';
import { AddMilestoneRequest, AddProjectRequest } from '@baro/proto/baro/tasks/v1/investments';
import { CreateProgrammeRequest } from '@baro/proto/baro/tasks/v1/programmes';
import { call } from '@baro/chassis';
import type { Platform } from './platform.ts';
import { ahead, assignment } from './task-scenes.ts';
import { unitId } from './world.ts';
import type { Register, UnitName } from './world.ts';

/** A programme to be made. Two equal ones are interchangeable until one is changed. */
export interface ProgrammePlan {
  unit: Register;
  /** Unit that owns a project of it; none when absent. */
  owner?: UnitName;
  /** With a task in it, and another one of the unit beside it. */
  tasks?: true;
}

/** A programme that was made; ids of what the plan leaves out are empty. */
export interface ProgrammeScene {
  id: string;
  projectId: string;
  milestoneId: string;
  taskInside: string;
  taskBeside: string;
}

/** The request of a programme of a unit. */
export function newProgramme(unit: UnitName): CreateProgrammeRequest {
  const programme = {
    unitId: unitId(unit),
    name: 'Chương trình',
    dateFrom: '2026-01-01',
    dateTo: '2026-12-31',
  };
  return CreateProgrammeRequest.fromPartial({ programme, requestId: randomUUID() });
}

/** A project of a unit, to be added. */
export function newProject(programmeId: string, owner: UnitName): AddProjectRequest {
  const project = { name: 'Cầu', ownerUnitId: unitId(owner), totalPlanDong: 1_000 };
  return AddProjectRequest.fromPartial({ programmeId, project, requestId: randomUUID() });
}

/** A milestone to be added. */
export function newMilestone(projectId: string): AddMilestoneRequest {
  const milestone = { title: 'Giải ngân', kind: 2, targetBasisPoints: 5_000, dueTime: ahead(20) } as const;
  return AddMilestoneRequest.fromPartial({ projectId, milestone, requestId: randomUUID() });
}

/** Makes a programme the way the city does: a leader of its unit. */
export async function makeProgramme(platform: Platform, plan: ProgrammePlan): Promise<ProgrammeScene> {
  const { programmes, investments, tasks } = platform;
  const { unit, owner } = plan;
  const leader = { token: await platform.tokenOf(`${unit}.leader`) };
  const made = await call(programmes, programmes.createProgramme, newProgramme(unit), leader);
  const scene = {
    id: made.programme?.id ?? '',
    projectId: '',
    milestoneId: '',
    taskInside: '',
    taskBeside: '',
  };
  if (owner) {
    const added = await call(investments, investments.addProject, newProject(scene.id, owner), leader);
    scene.projectId = added.programme?.projects[0]?.id ?? '';
    const set = await call(investments, investments.addMilestone, newMilestone(scene.projectId), leader);
    scene.milestoneId = set.programme?.projects[0]?.milestones[0]?.id ?? '';
  }
  if (plan.tasks) {
    const assign = async (): Promise<string> => {
      const { task } = await call(tasks, tasks.assignTask, assignment(unit, `${unit}.desk`), leader);
      return task?.id ?? '';
    };
    scene.taskInside = await assign();
    scene.taskBeside = await assign();
    const request = { id: scene.id, taskIds: [scene.taskInside], etag: '', requestId: randomUUID() };
    await call(programmes, programmes.addTasksToProgramme, request, leader);
  }
  return scene;
}

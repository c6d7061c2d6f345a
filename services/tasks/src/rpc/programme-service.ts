import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { InvestmentServiceService } from '@baro/proto/baro/tasks/v1/investments';
import type { InvestmentServiceServer } from '@baro/proto/baro/tasks/v1/investments';
import { ProgrammeServiceService } from '@baro/proto/baro/tasks/v1/programmes';
import type { ProgrammeServiceServer } from '@baro/proto/baro/tasks/v1/programmes';
import type { Deps } from '../app/deps.ts';
import { addMilestone, updateMilestone } from '../app/milestones.ts';
import { addTasks, removeTask } from '../app/programme-tasks.ts';
import { closeProgramme, createProgramme, updateProgramme } from '../app/programmes.ts';
import { addProject, updateProject } from '../app/projects.ts';
import { getProgramme, listProgrammes } from '../app/read-programmes.ts';
import { reportMilestone } from '../app/report-milestone.ts';

/** Programmes over gRPC. */
export function programmeService(deps: Deps): BoundService {
  return bindService<ProgrammeServiceServer>(ProgrammeServiceService, {
    createProgramme: (request, ctx) => createProgramme(deps, request, ctx),
    updateProgramme: (request, ctx) => updateProgramme(deps, request, ctx),
    addTasksToProgramme: (request, ctx) => addTasks(deps, request, ctx),
    removeTaskFromProgramme: (request, ctx) => removeTask(deps, request, ctx),
    closeProgramme: (request, ctx) => closeProgramme(deps, request, ctx),
    getProgramme: (request, ctx) => getProgramme(deps, request, ctx),
    listProgrammes: (request, ctx) => listProgrammes(deps, request, ctx),
  });
}

/** Projects, milestones and figures over gRPC. */
export function investmentService(deps: Deps): BoundService {
  return bindService<InvestmentServiceServer>(InvestmentServiceService, {
    addProject: (request, ctx) => addProject(deps, request, ctx),
    updateProject: (request, ctx) => updateProject(deps, request, ctx),
    addMilestone: (request, ctx) => addMilestone(deps, request, ctx),
    updateMilestone: (request, ctx) => updateMilestone(deps, request, ctx),
    reportMilestone: (request, ctx) => reportMilestone(deps, request, ctx),
  });
}

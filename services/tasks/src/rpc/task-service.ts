import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { TaskServiceService } from '@baro/proto/baro/tasks/v1/tasks';
import type { TaskServiceServer } from '@baro/proto/baro/tasks/v1/tasks';
import { assignTask } from '../app/assign-task.ts';
import type { Deps } from '../app/deps.ts';
import { confirmCompletion, sendBackCompletion, stopTask } from '../app/direct-task.ts';
import { decideExtension, requestExtension } from '../app/extensions.ts';
import { getTask } from '../app/get-task.ts';
import { acceptItem, finishPart, handOverItem, returnTask } from '../app/handle-item.ts';
import { importTasks } from '../app/import-tasks.ts';
import { listTasks } from '../app/list-tasks.ts';
import { answerObstacle, raiseObstacle } from '../app/obstacles.ts';
import { reassignTask } from '../app/reassign-task.ts';
import { reportCompletion, reportProgress } from '../app/report.ts';

/** Tasks over gRPC. */
export function taskService(deps: Deps): BoundService {
  return bindService<TaskServiceServer>(TaskServiceService, {
    assignTask: (request, ctx) => assignTask(deps, request, ctx),
    getTask: (request, ctx) => getTask(deps, request, ctx),
    listTasks: (request, ctx) => listTasks(deps, request, ctx),
    reassignTask: (request, ctx) => reassignTask(deps, request, ctx),
    acceptTaskItem: (request, ctx) => acceptItem(deps, request, ctx),
    handOverTaskItem: (request, ctx) => handOverItem(deps, request, ctx),
    returnTask: (request, ctx) => returnTask(deps, request, ctx),
    reportProgress: (request, ctx) => reportProgress(deps, request, ctx),
    requestExtension: (request, ctx) => requestExtension(deps, request, ctx),
    decideExtension: (request, ctx) => decideExtension(deps, request, ctx),
    reportCompletion: (request, ctx) => reportCompletion(deps, request, ctx),
    confirmCompletion: (request, ctx) => confirmCompletion(deps, request, ctx),
    sendBackCompletion: (request, ctx) => sendBackCompletion(deps, request, ctx),
    stopTask: (request, ctx) => stopTask(deps, request, ctx),
    finishTaskPart: (request, ctx) => finishPart(deps, request, ctx),
    raiseObstacle: (request, ctx) => raiseObstacle(deps, request, ctx),
    answerObstacle: (request, ctx) => answerObstacle(deps, request, ctx),
    importTasks: (request, ctx) => importTasks(deps, request, ctx),
  });
}

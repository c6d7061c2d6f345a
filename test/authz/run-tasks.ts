import { call } from '@baro/chassis';
import { taskCalls } from './calls-tasks.ts';
import type { TaskCall, TaskQuestion } from './calls-tasks.ts';
import type { Platform } from './platform.ts';
import { neverHolds } from './relations.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, showOnce, tokenFor } from './run.ts';
import type { Mismatch } from './run.ts';
import { ownerOf } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Block, Cell } from './tables.ts';
import type { TaskScene } from './task-scenes.ts';
import { taskPlan } from './task-situations.ts';
import { postId, seatOf } from './world.ts';

/** Asks about tasks. */
export async function runTasks(platform: Platform, stage: Stage, block: Block): Promise<Mismatch[]> {
  const plan = taskCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const obstacle = plan.obstacle === true;
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const role = cell.role as Role;
    const asked = taskPlan(role, cell.relation, plan.stage, obstacle);
    const made = plan.file ? { ...asked, file: plan.file } : asked;
    const scene = await stage.task(block, cell, made, ownerOf(block, cell, plan.changes));
    const token = await tokenFor(platform, cell);
    const itemId = itemOf(scene, cell, obstacle);
    // Who holds an item hands it over where its unit leads; others are refused before that is looked at.
    const unit = neverHolds.has(role) ? scene.unit : seatOf(role);
    const question = { platform, token, scene, itemId, unit };
    if (block.rpc === 'FinishTaskPart' && cell.relation === 'part' && cell.answer === 'yes') {
      await taskCalls['AcceptTaskItem']?.ask(question);
    }
    if (plan.changes) wrong.push(...(await checkActions(block, cell, plan, question)));
    return () => plan.ask(question);
  };
  const changes = plan.changes !== undefined;
  const trials = block.cells.map((cell) => ({ cell, prepare: () => prepare(cell), changes }));
  const answered = await runTrials(platform, block.name, trials);
  stage.endOf(block);
  return [...answered, ...wrong];
}

/** What the question is about: the task, the caller's part or obstacle, else somebody's obstacle. */
function itemOf(scene: TaskScene, { role, relation }: Cell, obstacle: boolean): string {
  const own = postId(role);
  if (obstacle) return scene.obstacles.get(own) ?? [...scene.obstacles.values()][0] ?? '';
  return relation === 'part' ? (scene.parts.get(own) ?? scene.documentId) : scene.documentId;
}

/** Who sees a task is shown exactly the acts the table allows. */
async function checkActions(
  block: Block,
  cell: Cell,
  plan: TaskCall,
  { platform, token, scene, itemId }: TaskQuestion,
): Promise<Mismatch[]> {
  const { tasks } = platform;
  const id = scene.documentId;
  const answer = await showOnce(platform, token, id, () => call(tasks, tasks.getTask, { id }, { token }));
  const task = answer?.task;
  if (plan.purpose) {
    const offered = task?.attachmentPurposes.includes(plan.purpose);
    return compareActions(block, cell, task && (offered ? task.allowedActions : []));
  }
  const asked = plan.file ? scene.attachmentId : itemId;
  const items = [...(task?.parts ?? []), ...(task?.obstacles ?? []), ...(task?.attachments ?? [])];
  const item = items.find((each) => each.id === asked);
  return compareActions(block, cell, (item ?? task)?.allowedActions);
}

import { uuid } from '../client/ids.ts';
import { measure, part, prove, text } from '../client/measure.ts';
import { post } from '../client/rest.ts';
import { stage } from '../client/settings.ts';
import { oneOf } from './known.ts';
import { type Piece, Waiting } from './waiting.ts';

const steps = ['assign-task', 'accept-task', 'report-progress', 'report-completion', 'confirm-task'] as const;
export type TaskStep = (typeof steps)[number];

const waiting = new Waiting<TaskStep>(steps);
const dayMs = 86_400_000;

/** One step of a task's way: from the assignment to the confirmation. */
export function doTask(wished: TaskStep): void {
  const { step, piece } = waiting.take(wished);
  if (piece) move(step, piece);
  else assign();
}

function assign(): void {
  const at = Math.floor(Math.random() * stage.books.length);
  const { unitId, leader, official } = stage.books[at] ?? oneOf(stage.books);
  const requestId = uuid();
  const task = {
    unitId,
    sourceKind: 'TASK_SOURCE_KIND_CITY_DOCUMENT',
    sourceIssuerName: 'Ủy ban nhân dân Thành phố Hà Nội',
    sourceNumberSymbol: '318/KH-UBND',
    work: `Tổng hợp, báo cáo kết quả thực hiện (${stage.run})`,
    product: 'Báo cáo',
    leadPostId: stage.posts[official] ?? '',
    dueTime: new Date(Date.now() + 14 * dayMs).toISOString(),
  };
  const reply = measure('assign-task', () => post(leader, '/v1/tasks', { requestId, task }));
  const id = text(part(reply.body, 'task'), 'id');
  if (prove('assign-task', reply, { requestId, id })) waiting.leave('assign-task', { id, book: at });
}

function move(step: TaskStep, piece: Piece): void {
  const { leader, official } = stage.books[piece.book] ?? oneOf(stage.books);
  const requestId = uuid();
  const task = `/v1/tasks/${piece.id}`;
  const done = Math.floor(Math.random() * 100);
  const asks: Record<Exclude<TaskStep, 'assign-task'>, [string, string, object]> = {
    'accept-task': [official, `/v1/tasks/items/${piece.id}:accept`, {}],
    'report-progress': [official, `${task}:reportProgress`, { percent: done, text: 'Đã tổng hợp số liệu' }],
    'report-completion': [official, `${task}:reportCompletion`, { text: 'Đã trình báo cáo' }],
    'confirm-task': [leader, `${task}:confirm`, {}],
  };
  if (step === 'assign-task') return;
  const [login, path, body] = asks[step];
  const reply = measure(step, () => post(login, path, { ...body, requestId }));
  const id = text(part(reply.body, 'task'), 'id');
  if (prove(step, reply, { requestId, id })) waiting.leave(step, piece);
}

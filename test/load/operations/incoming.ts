import { uuid } from '../client/ids.ts';
import { measure, part, prove, text } from '../client/measure.ts';
import { post } from '../client/rest.ts';
import { stage } from '../client/settings.ts';
import { oneOf } from './known.ts';
import { type Piece, Waiting } from './waiting.ts';

const steps = ['register', 'submit', 'route', 'hand-over', 'accept', 'finish'] as const;
export type IncomingStep = (typeof steps)[number];

const waiting = new Waiting<IncomingStep>(steps);
const subjects = [
  'Về việc báo cáo kết quả thực hiện nhiệm vụ',
  'Kế hoạch triển khai chuyển đổi số',
  'Về việc giải ngân vốn đầu tư công',
  'Về việc rà soát hồ sơ đất đai trên địa bàn',
];

/** One step of an incoming document's way through a unit: from the register to its answer. */
export function doIncoming(wished: IncomingStep): void {
  const { step, piece } = waiting.take(wished);
  if (piece) move(step, piece);
  else register();
}

/** A document as a clerk types it, no two alike. */
export function documentOf(unitId: string): Record<string, unknown> {
  return {
    unitId,
    form: 'DOCUMENT_FORM_ELECTRONIC',
    number: uuid().slice(0, 8),
    symbol: 'CV-TAI',
    issuerName: 'Sở Xây dựng',
    issueDate: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    subject: `${oneOf(subjects)} (${stage.run})`,
  };
}

function register(): void {
  const book = Math.floor(Math.random() * stage.books.length);
  const { clerk, unitId } = stage.books[book] ?? oneOf(stage.books);
  const requestId = uuid();
  const body = { requestId, document: documentOf(unitId) };
  const reply = measure('register', () => post(clerk, '/v1/documents/incoming', body));
  const document = part(reply.body, 'document');
  const id = text(document, 'id');
  const number = Number(document['arrivalNumber'] ?? 0);
  if (prove('register', reply, { requestId, id, number, unitId })) waiting.leave('register', { id, book });
}

function move(step: IncomingStep, piece: Piece): void {
  const { clerk, leader, head, official } = stage.books[piece.book] ?? oneOf(stage.books);
  const requestId = uuid();
  const postOf = (login: string): string => stage.posts[login] ?? '';
  const document = `/v1/documents/incoming/${piece.id}`;
  const item = `/v1/documents/items/${piece.id}`;
  const asks: Record<Exclude<IncomingStep, 'register'>, [string, string, object]> = {
    submit: [clerk, `${document}:submit`, { postId: postOf(leader) }],
    route: [leader, `${document}:route`, { lead: { postId: postOf(head) }, direction: 'Giải quyết' }],
    'hand-over': [head, `${item}:handOver`, { postId: postOf(official), note: 'Đề nghị xử lý' }],
    accept: [official, `${item}:accept`, {}],
    finish: [official, `${item}:finish`, { result: 'Đã trả lời bằng văn bản' }],
  };
  if (step === 'register') return;
  const [login, path, body] = asks[step];
  const reply = measure(step, () => post(login, path, { ...body, requestId }));
  const id = text(part(reply.body, 'document'), 'id');
  if (prove(step, reply, { requestId, id })) waiting.leave(step, piece);
}

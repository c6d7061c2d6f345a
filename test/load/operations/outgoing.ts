import { uuid } from '../client/ids.ts';
import { measure, part, prove, text } from '../client/measure.ts';
import { post } from '../client/rest.ts';
import { stage } from '../client/settings.ts';
import { oneOf } from './known.ts';
import { type Piece, Waiting } from './waiting.ts';

const steps = ['draft', 'draft-to-clerk', 'number', 'issue'] as const;
export type OutgoingStep = (typeof steps)[number];

const waiting = new Waiting<OutgoingStep>(steps);

/** Who drafts for whose signature, by book in the order of the stage. */
const capacities = ['SIGNING_CAPACITY_KT', 'SIGNING_CAPACITY_HEAD', 'SIGNING_CAPACITY_TM'];

/** One step of an outgoing document's way: from the draft to the issue. */
export function doOutgoing(wished: OutgoingStep): void {
  const { step, piece } = waiting.take(wished);
  if (piece) move(step, piece);
  else draft();
}

function draft(): void {
  const at = Math.floor(Math.random() * stage.books.length);
  const { unitId, leader, official } = stage.books[at] ?? oneOf(stage.books);
  const requestId = uuid();
  const document = {
    unitId,
    kind: 'OUTGOING_KIND_OUTGOING',
    typeCode: 'BC',
    subject: `Báo cáo kết quả thực hiện nhiệm vụ (${stage.run})`,
    pageCount: 3,
    copyCount: 2,
    signerPostId: stage.posts[leader] ?? '',
    signerPersonId: stage.people[leader] ?? '',
    signingCapacity: capacities[at] ?? '',
    recipients: [{ name: 'Sở Tài chính' }, { name: 'Lưu: VT' }],
  };
  const reply = measure('draft', () => post(official, '/v1/documents/outgoing', { requestId, document }));
  const id = text(part(reply.body, 'document'), 'id');
  if (prove('draft', reply, { requestId, id })) waiting.leave('draft', { id, book: at });
}

function move(step: OutgoingStep, piece: Piece): void {
  const { unitId, clerk, official } = stage.books[piece.book] ?? oneOf(stage.books);
  const requestId = uuid();
  const document = `/v1/documents/outgoing/${piece.id}`;
  const asks: Record<Exclude<OutgoingStep, 'draft'>, [string, string, object]> = {
    'draft-to-clerk': [official, `${document}:handOver`, { postId: stage.posts[clerk] ?? '' }],
    number: [clerk, `${document}:number`, {}],
    issue: [clerk, `${document}:issue`, {}],
  };
  if (step === 'draft') return;
  const [login, path, body] = asks[step];
  const reply = measure(step, () => post(login, path, { ...body, requestId }));
  const answer = part(reply.body, 'document');
  const id = text(answer, 'id');
  const taken = step === 'number' ? { number: Number(answer['number'] ?? 0), unitId } : {};
  if (prove(step, reply, { requestId, id, ...taken })) waiting.leave(step, piece);
}

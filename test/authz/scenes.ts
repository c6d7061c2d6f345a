import { createHash, randomUUID } from 'node:crypto';
import {
  RegisterIncomingDocumentRequest,
  RouteIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { CreateOutgoingDocumentRequest } from '@baro/proto/baro/documents/v1/outgoing';
import type { OutgoingDocument } from '@baro/proto/baro/documents/v1/resources';
import { call, newId } from '@baro/chassis';
import type { Platform } from './platform.ts';
import { fileBytes } from './stream-calls.ts';
import { personOf, postId, unitId } from './world.ts';
import type { Register } from './world.ts';

/** How far an incoming document has come. */
export type IncomingStage = 'registered' | 'submitted' | 'routed' | 'accepted';
/** How far an outgoing document has come. */
export type OutgoingStage = 'drafted' | 'numbered' | 'issued';

/** A document to be made. Two equal ones are interchangeable until one is changed. */
export interface IncomingPlan {
  register: Register;
  stage: IncomingStage;
  /** Post it ends with. */
  holder: string;
  coOrdinators?: readonly string[];
  informed?: readonly string[];
  /** Posts that held it before, each handing it to the next. */
  formers?: readonly string[];
  file?: boolean;
}

export interface OutgoingPlan {
  register: Register;
  stage: OutgoingStage;
  holder: string;
  formers?: readonly string[];
  file?: boolean;
}

/** A document that was made. */
export interface Scene {
  documentId: string;
  register: Register;
  /** Part of each co-ordinator by post id. */
  parts: ReadonlyMap<string, string>;
  attachmentId: string;
  number: number;
}

let counter = 0;

/** A number no other document of the run has: duplicates are not the matter here. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

/** The token of a name of the world. */
async function by(platform: Platform, name: string): Promise<{ token: string }> {
  return { token: await platform.tokenOf(name) };
}

const requestId = (): string => randomUUID();

/** What the files of the documents service are of. */
const kinds = { incoming: 1, outgoing: 3 } as const;

/** Row and bytes as an upload leaves them: bytes that are sent would be read by a process of their own for each scene. */
async function attach(platform: Platform, documentId: string, kind: number): Promise<string> {
  const id = newId();
  await platform.keepBytes(id, fileBytes);
  await platform.sql(
    'documents',
    `INSERT INTO attachments (id, document_id, kind, file_name, content_type, size_bytes, sha256, storage_key, text_found,
       content, create_time)
     VALUES ($1::uuid, $2, $3, 'ghi-chu.txt', 'text/plain', $4, $5, ($1::uuid)::text, false, '', now())`,
    [id, documentId, kind, fileBytes.length, createHash('sha256').update(fileBytes).digest('hex')],
  );
  return id;
}

/** Makes an incoming document the way the city does: clerk, leader, holder. */
export async function makeIncoming(platform: Platform, plan: IncomingPlan): Promise<Scene> {
  const { incoming } = platform;
  const clerk = `${plan.register}.clerk`;
  // A clerk's own document is the one the clerk registered.
  const registrar = plan.stage === 'registered' ? plan.holder : clerk;
  const registered = await call(
    incoming,
    incoming.registerIncomingDocument,
    newEntry(plan.register),
    await by(platform, registrar),
  );
  const documentId = registered.document?.id ?? '';
  const attachmentId = plan.file ? await attach(platform, documentId, kinds.incoming) : '';
  let document: IncomingDocument | undefined = registered.document;
  if (plan.stage === 'submitted') {
    const request = {
      id: documentId,
      postId: postId(plan.holder),
      note: '',
      etag: '',
      requestId: requestId(),
    };
    const asked = await by(platform, clerk);
    ({ document } = await call(incoming, incoming.submitIncomingDocument, request, asked));
  }
  if (plan.stage === 'routed' || plan.stage === 'accepted') {
    document = await route(platform, documentId, plan);
  }
  return {
    documentId,
    register: plan.register,
    parts: new Map(document?.parts.map((part) => [part.holder?.postId ?? '', part.id])),
    attachmentId,
    number: registered.document?.arrivalNumber ?? 0,
  };
}

async function route(
  platform: Platform,
  id: string,
  plan: IncomingPlan,
): Promise<IncomingDocument | undefined> {
  const { incoming } = platform;
  const [first, ...others] = [...(plan.formers ?? []), plan.holder];
  const request = routing(id, first, plan.coOrdinators, plan.informed);
  const leader = await by(platform, `${plan.register}.leader`);
  const routed = await call(incoming, incoming.routeIncomingDocument, request, leader);
  let from = first;
  for (const to of others) {
    const handOver = { itemId: id, postId: postId(to), note: '', etag: '', requestId: requestId() };
    await call(incoming, incoming.handOverItem, handOver, await by(platform, from));
    from = to;
  }
  if (plan.stage === 'accepted') {
    const accept = { itemId: id, etag: '', requestId: requestId() };
    await call(incoming, incoming.acceptItem, accept, await by(platform, plan.holder));
  }
  return routed.document;
}

/** A routing to posts by their names. */
export function routing(
  id: string,
  lead: string,
  coOrdinators: readonly string[] = [],
  informed: readonly string[] = [],
): RouteIncomingDocumentRequest {
  return RouteIncomingDocumentRequest.fromPartial({
    id,
    lead: { postId: postId(lead) },
    coOrdinators: coOrdinators.map((name) => ({ postId: postId(name) })),
    forInformationPostIds: informed.map((name) => postId(name)),
    requestId: requestId(),
    direction: 'Nghiên cứu, giải quyết',
  });
}

/** A request to register an entry nothing else is like. */
export function newEntry(register: Register): RegisterIncomingDocumentRequest {
  return RegisterIncomingDocumentRequest.fromPartial({
    requestId: requestId(),
    document: {
      unitId: unitId(register),
      form: 1,
      number: String(nextNumber()),
      symbol: 'CV-AUTHZ',
      issueDate: '2026-01-05',
      issuerName: 'Bộ Nội vụ',
      subject: 'Về việc thực hiện chế độ báo cáo',
    },
  });
}

/** Makes an outgoing document: drafted by the holder or the desk, numbered and issued by the clerk. */
export async function makeOutgoing(platform: Platform, plan: OutgoingPlan): Promise<Scene> {
  const { outgoing } = platform;
  const desk = `${plan.register}.desk`;
  const created = await call(
    outgoing,
    outgoing.createOutgoingDocument,
    newDraft(plan.register),
    await by(platform, desk),
  );
  const id = created.document?.id ?? '';
  const attachmentId = plan.file ? await attach(platform, id, kinds.outgoing) : '';
  let from = desk;
  for (const to of [...(plan.formers ?? []), plan.holder]) {
    if (to === from) continue;
    const request = { id, postId: postId(to), note: '', etag: '', requestId: requestId() };
    await call(outgoing, outgoing.handOverOutgoingDocument, request, await by(platform, from));
    from = to;
  }
  const clerk = await by(platform, `${plan.register}.clerk`);
  let document: OutgoingDocument | undefined = created.document;
  if (plan.stage !== 'drafted') {
    const request = { id, seriesId: '', etag: '', requestId: requestId() };
    ({ document } = await call(outgoing, outgoing.numberOutgoingDocument, request, clerk));
  }
  if (plan.stage === 'issued') {
    const request = { id, etag: '', requestId: requestId() };
    await call(outgoing, outgoing.issueOutgoingDocument, request, clerk);
  }
  return {
    documentId: id,
    register: plan.register,
    parts: new Map(),
    attachmentId,
    number: document?.number ?? 0,
  };
}

/** Posts that head the units whose own leaders are asked about. */
const heads: Partial<Record<Register, string>> = { STC: 'leader', VP: 'city-chief' };

/** A request to create a draft that can be numbered and issued; a công văn, so that it may correct as well as replace. */
export function newDraft(register: Register): CreateOutgoingDocumentRequest {
  const head = heads[register] ?? `${register}.leader`;
  return CreateOutgoingDocumentRequest.fromPartial({
    requestId: requestId(),
    document: {
      unitId: unitId(register),
      kind: 1,
      typeCode: 'CV',
      subject: 'Về việc trả lời đề nghị',
      signerPostId: postId(head),
      signerPersonId: personOf(head),
      signingCapacity: 1,
      recipients: [{ name: 'Bộ Nội vụ' }],
    },
  });
}

import { randomUUID } from 'node:crypto';
import {
  ListIncomingDocumentsRequest,
  UpdateIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import {
  ListOutgoingDocumentsRequest,
  UpdateOutgoingDocumentRequest,
} from '@baro/proto/baro/documents/v1/outgoing';
import { call, callMetadata } from '@baro/chassis';
import type { Platform, Token } from './platform.ts';
import { makeOutgoing, routing } from './scenes.ts';
import type { OutgoingStage, Scene } from './scenes.ts';
import type { Stage } from './situations.ts';
import { readAll, uploadFile } from './stream-calls.ts';
import { postId, unitId } from './world.ts';

/** One question: who asks, about which document, about which item of it. */
export interface Question {
  platform: Platform;
  token: Token;
  scene: Scene;
  /** The document, or the caller's part of it. */
  itemId: string;
}

export interface IncomingCall {
  stage: Stage;
  /** Where a denied call may use documents that have come further. */
  deniedStage?: Stage;
  ask: (question: Question) => Promise<unknown>;
  /** Changes what it is asked about, so that the document cannot serve again; `adds` leaves it to the same question. */
  changes?: true | 'adds';
  /** Is about a file of the document. */
  file?: true;
}

export interface OutgoingCall {
  stage: OutgoingStage;
  /** Makes beforehand what else the question needs. */
  prepare?: (question: Pick<Question, 'platform' | 'scene'>) => Promise<unknown>;
  ask: (question: Question) => Promise<unknown>;
  changes?: true | 'adds';
  file?: true;
}

const requestId = (): string => randomUUID();
const note = 'Theo chỉ đạo';

/** How each RPC of incoming documents is asked. */
export const incomingCalls: Record<string, IncomingCall> = {
  GetIncomingDocument: { stage: 'routed', ask: (question) => get(question) },
  'GetIncomingDocument(entry)': { stage: 'entry', ask: (question) => get(question) },
  'DownloadAttachment(incoming)': { stage: 'routed', file: true, ask: (question) => download(question) },
  ListIncomingDocuments: {
    stage: 'routed',
    ask: async ({ platform: { incoming }, scene, token }) => {
      const filter = { unitId: unitId(scene.register), arrivalNumber: scene.number };
      const request = ListIncomingDocumentsRequest.fromPartial(filter);
      const { documents } = await call(incoming, incoming.listIncomingDocuments, request, { token });
      return documents.some(({ id }) => id === scene.documentId) ? 'seen' : 'hidden';
    },
  },
  UpdateIncomingDocument: {
    stage: 'entry',
    changes: true,
    ask: ({ platform: { incoming }, scene, token }) => {
      const change = {
        document: { subject: 'Về việc đã sửa' },
        updateMask: ['subject'],
        requestId: requestId(),
      };
      const request = UpdateIncomingDocumentRequest.fromPartial({ id: scene.documentId, ...change });
      return call(incoming, incoming.updateIncomingDocument, request, { token });
    },
  },
  SubmitIncomingDocument: {
    stage: 'registered',
    changes: true,
    ask: ({ platform: { incoming }, scene, token }) => {
      const to = { postId: postId(`${scene.register}.leader`), note, etag: '', requestId: requestId() };
      return call(incoming, incoming.submitIncomingDocument, { id: scene.documentId, ...to }, { token });
    },
  },
  ReturnIncomingDocument: {
    stage: 'entry',
    changes: true,
    ask: ({ platform: { incoming }, scene, token }) => {
      const request = { id: scene.documentId, reason: note, etag: '', requestId: requestId() };
      return call(incoming, incoming.returnIncomingDocument, request, { token });
    },
  },
  RouteIncomingDocument: {
    stage: 'entry',
    changes: true,
    ask: ({ platform: { incoming }, scene, token }) => {
      const request = routing(scene.documentId, `${scene.register}.clerk`);
      return call(incoming, incoming.routeIncomingDocument, request, { token });
    },
  },
  AcceptItem: {
    stage: 'routed',
    changes: true,
    ask: ({ platform: { incoming }, itemId, token }) =>
      call(incoming, incoming.acceptItem, { itemId, etag: '', requestId: requestId() }, { token }),
  },
  HandOverItem: {
    stage: 'routed',
    changes: true,
    ask: ({ platform: { incoming }, scene, itemId, token }) => {
      const to = { postId: postId(`${scene.register}.clerk`), note, etag: '', requestId: requestId() };
      return call(incoming, incoming.handOverItem, { itemId, ...to }, { token });
    },
  },
  SendBackItem: {
    stage: 'routed',
    changes: true,
    ask: ({ platform: { incoming }, itemId, token }) =>
      call(
        incoming,
        incoming.sendBackItem,
        { itemId, reason: note, etag: '', requestId: requestId() },
        { token },
      ),
  },
  FinishItem: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { incoming }, itemId, token }) => {
      const request = { itemId, answerDocumentId: '', result: 'Đã xong', etag: '', requestId: requestId() };
      return call(incoming, incoming.finishItem, request, { token });
    },
  },
  'UploadAttachment(incoming)': { stage: 'entry', changes: 'adds', ask: (question) => upload(question) },
  'RemoveAttachment(incoming)': {
    stage: 'entry',
    changes: true,
    file: true,
    ask: (question) => remove(question),
  },
};

/** How each RPC of outgoing documents is asked. */
export const outgoingCalls: Record<string, OutgoingCall> = {
  GetOutgoingDocument: {
    stage: 'drafted',
    ask: ({ platform: { outgoing }, scene, token }) =>
      call(outgoing, outgoing.getOutgoingDocument, { id: scene.documentId }, { token }),
  },
  'DownloadAttachment(outgoing)': { stage: 'drafted', file: true, ask: (question) => download(question) },
  ListOutgoingDocuments: {
    stage: 'numbered',
    ask: async ({ platform: { outgoing }, scene, token }) => {
      const filter = { unitId: unitId(scene.register), number: scene.number };
      const request = ListOutgoingDocumentsRequest.fromPartial(filter);
      const { documents } = await call(outgoing, outgoing.listOutgoingDocuments, request, { token });
      return documents.some(({ id }) => id === scene.documentId) ? 'seen' : 'hidden';
    },
  },
  UpdateOutgoingDocument: {
    stage: 'drafted',
    changes: true,
    ask: ({ platform: { outgoing }, scene, token }) => {
      const change = {
        document: { subject: 'Về việc đã sửa' },
        updateMask: ['subject'],
        requestId: requestId(),
      };
      const request = UpdateOutgoingDocumentRequest.fromPartial({ id: scene.documentId, ...change });
      return call(outgoing, outgoing.updateOutgoingDocument, request, { token });
    },
  },
  'UploadAttachment(outgoing)': { stage: 'drafted', changes: 'adds', ask: (question) => upload(question) },
  'RemoveAttachment(outgoing)': {
    stage: 'drafted',
    changes: true,
    file: true,
    ask: (question) => remove(question),
  },
  HandOverOutgoingDocument: {
    stage: 'drafted',
    changes: true,
    ask: ({ platform: { outgoing }, scene, token }) => {
      const to = { postId: postId(`${scene.register}.clerk`), note, etag: '', requestId: requestId() };
      return call(outgoing, outgoing.handOverOutgoingDocument, { id: scene.documentId, ...to }, { token });
    },
  },
  NumberOutgoingDocument: {
    stage: 'drafted',
    changes: true,
    ask: ({ platform: { outgoing }, scene, token }) => {
      const request = { id: scene.documentId, seriesId: '', etag: '', requestId: requestId() };
      return call(outgoing, outgoing.numberOutgoingDocument, request, { token });
    },
  },
  IssueOutgoingDocument: {
    stage: 'numbered',
    changes: true,
    ask: ({ platform: { outgoing }, scene, token }) => {
      const request = { id: scene.documentId, etag: '', requestId: requestId() };
      return call(outgoing, outgoing.issueOutgoingDocument, request, { token });
    },
  },
  CancelOutgoingNumber: {
    stage: 'numbered',
    changes: true,
    ask: ({ platform: { outgoing }, scene, token }) => {
      const request = { id: scene.documentId, reason: note, etag: '', requestId: requestId() };
      return call(outgoing, outgoing.cancelOutgoingNumber, request, { token });
    },
  },
  ReplaceOutgoingDocument: {
    stage: 'issued',
    prepare: makeFollower,
    changes: true,
    ask: async (question) => {
      const { outgoing } = question.platform;
      const replacementId = await makeFollower(question);
      const request = { id: question.scene.documentId, replacementId, etag: '', requestId: requestId() };
      return call(outgoing, outgoing.replaceOutgoingDocument, request, { token: question.token });
    },
  },
  CorrectOutgoingDocument: {
    stage: 'issued',
    prepare: makeFollower,
    changes: true,
    ask: async (question) => {
      const { outgoing } = question.platform;
      const correctionId = await makeFollower(question);
      const request = { id: question.scene.documentId, correctionId, etag: '', requestId: requestId() };
      return call(outgoing, outgoing.correctOutgoingDocument, request, { token: question.token });
    },
  },
  RecallOutgoingDocument: {
    stage: 'issued',
    changes: true,
    ask: ({ platform: { outgoing }, scene, token }) => {
      const order = { reason: note, basis: 'Công văn 01/UBND', etag: '', requestId: requestId() };
      return call(outgoing, outgoing.recallOutgoingDocument, { id: scene.documentId, ...order }, { token });
    },
  },
};

const followers = new WeakMap<Scene, Promise<string>>();

/** An issued document of the same unit, made once for a scene. */
async function makeFollower({ platform, scene }: Pick<Question, 'platform' | 'scene'>): Promise<string> {
  const plan = { register: scene.register, stage: 'issued', holder: `${scene.register}.desk` } as const;
  const made = followers.get(scene) ?? makeOutgoing(platform, plan).then(({ documentId }) => documentId);
  followers.set(scene, made);
  return made;
}

function get({ platform: { incoming }, scene, token }: Question): Promise<unknown> {
  return call(incoming, incoming.getIncomingDocument, { id: scene.documentId }, { token });
}

function upload({ platform, scene, token }: Question): Promise<unknown> {
  return uploadFile(platform.attachments, scene.documentId, requestId(), token);
}

function download({ platform: { attachments }, scene, token }: Question): Promise<unknown> {
  return readAll(attachments.downloadAttachment({ id: scene.attachmentId }, callMetadata(token)));
}

function remove({ platform: { attachments }, scene, token }: Question): Promise<unknown> {
  const request = { id: scene.attachmentId, requestId: requestId() };
  return call(attachments, attachments.removeAttachment, request, { token });
}

import {
  CancelOutgoingNumberRequest,
  CreateOutgoingDocumentRequest,
  HandOverOutgoingDocumentRequest,
  IssueOutgoingDocumentRequest,
  NumberOutgoingDocumentRequest,
  type OutgoingDocumentServiceClient,
} from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingKind, SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import type { Caller } from '../caller.ts';
import type { Desks } from '../desks.ts';
import type { Random } from '../random.ts';
import { issuers, scopes, topics } from './vocabulary.ts';

type End = 'drafted' | 'numbered' | 'issued' | 'cancelled';

/** Drafts of a unit and how far they get. */
export interface OutgoingStory {
  unitCode: string;
  drafter: string;
  clerk: string;
  signer: { login: string; capacity: SigningCapacity; signsFor?: string };
  type: { code: string; start: string };
  kind?: OutgoingKind;
  ends: readonly End[];
}

const { OUTGOING, INTERNAL } = OutgoingKind;
const LETTER = { code: 'CV', start: 'V/v' };

/** Sixteen documents that leave the three units. */
export const outgoingStories: readonly OutgoingStory[] = [
  {
    unitCode: 'UBND',
    drafter: 'chuyen-vien',
    clerk: 'van-thu',
    signer: { login: 'lanh-dao', capacity: SigningCapacity.KT },
    type: { code: 'KH', start: 'Kế hoạch triển khai' },
    ends: ['issued', 'issued', 'numbered', 'drafted'],
  },
  {
    unitCode: 'UBND',
    drafter: 'truong-phong',
    clerk: 'van-thu',
    signer: { login: 'chanh-van-phong', capacity: SigningCapacity.TL },
    type: { code: 'TB', start: 'Thông báo kết luận cuộc họp về' },
    ends: ['issued', 'cancelled', 'issued'],
  },
  {
    unitCode: 'STC',
    drafter: 'chuyen-vien-so',
    clerk: 'van-thu-so',
    signer: { login: 'giam-doc-so', capacity: SigningCapacity.HEAD },
    type: LETTER,
    ends: ['issued', 'issued', 'drafted'],
  },
  {
    unitCode: 'STC',
    drafter: 'chuyen-vien-so',
    clerk: 'van-thu-so',
    signer: { login: 'truong-phong-so', capacity: SigningCapacity.TUQ, signsFor: 'giam-doc-so' },
    type: LETTER,
    ends: ['issued'],
  },
  {
    unitCode: 'STC',
    drafter: 'truong-phong-so',
    clerk: 'van-thu-so',
    signer: { login: 'giam-doc-so', capacity: SigningCapacity.HEAD },
    type: { code: 'TB', start: 'Thông báo phân công nhiệm vụ về' },
    kind: INTERNAL,
    ends: ['issued'],
  },
  {
    unitCode: '00004',
    drafter: 'chuyen-vien-ba-dinh',
    clerk: 'van-thu-ba-dinh',
    signer: { login: 'lanh-dao-ba-dinh', capacity: SigningCapacity.TM },
    type: { code: 'BC', start: 'Báo cáo kết quả' },
    ends: ['issued', 'issued', 'numbered', 'drafted'],
  },
];

export interface OutgoingStage {
  caller: Caller;
  client: OutgoingDocumentServiceClient;
  desks: Desks;
  random: Random;
}

/** Drafts a document and takes it as far as its story goes. */
export async function playOutgoing(
  { caller, client, desks, random }: OutgoingStage,
  story: OutgoingStory,
  end: End,
  name: string,
): Promise<void> {
  const { signer, clerk, drafter } = story;
  const id = (step: string): string => caller.requestId(`${name}/${step}`);
  const recipient = random.pick(issuers.city);
  const create = CreateOutgoingDocumentRequest.fromPartial({
    requestId: id('create'),
    document: {
      unitId: desks.unitOf(story.unitCode),
      kind: story.kind ?? OUTGOING,
      typeCode: story.type.code,
      subject: `${story.type.start} ${random.pick(topics)} ${random.pick(scopes)}`,
      pageCount: random.between(1, 12),
      copyCount: random.between(1, 20),
      signerPostId: desks.postOf(signer.login),
      signerPersonId: desks.personOf(signer.login),
      signingCapacity: signer.capacity,
      delegationId: signer.signsFor === undefined ? '' : desks.signingOf(signer.signsFor),
      recipients: [{ name: recipient.name }, { name: 'Lưu: VT' }],
    },
  });
  const { document } = await caller.as(drafter, client, client.createOutgoingDocument, create);
  if (end === 'drafted') return;
  const draft = document?.id ?? '';
  const handOver = {
    id: draft,
    postId: desks.postOf(clerk),
    note: 'Đã ký, đề nghị phát hành',
    requestId: id('hand-over'),
  };
  const toClerk = HandOverOutgoingDocumentRequest.fromPartial(handOver);
  await caller.as(drafter, client, client.handOverOutgoingDocument, toClerk);
  const number = NumberOutgoingDocumentRequest.fromPartial({ id: draft, requestId: id('number') });
  await caller.as(clerk, client, client.numberOutgoingDocument, number);
  if (end === 'cancelled') {
    const cancel = { id: draft, reason: 'Lãnh đạo yêu cầu dừng phát hành', requestId: id('cancel') };
    await caller.as(
      clerk,
      client,
      client.cancelOutgoingNumber,
      CancelOutgoingNumberRequest.fromPartial(cancel),
    );
  }
  if (end !== 'issued') return;
  const issue = IssueOutgoingDocumentRequest.fromPartial({ id: draft, requestId: id('issue') });
  await caller.as(clerk, client, client.issueOutgoingDocument, issue);
}

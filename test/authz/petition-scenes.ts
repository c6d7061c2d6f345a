import { randomUUID } from 'node:crypto';
import {
  AssignPetitionRequest,
  CreateCouncilSessionRequest,
  ImportPetitionsRequest,
  RecordPetitionRequest,
  SubmitAnswerRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import { AskPartRequest } from '@baro/proto/baro/petitions/v1/parts';
import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { call } from '@baro/chassis';
import type { Platform } from './platform.ts';
import { ahead } from './task-scenes.ts';
import { postId, unitId } from './world.ts';

export type PetitionStage =
  | 'recorded'
  | 'retired'
  | 'assigned'
  | 'accepted'
  | 'submitted'
  | 'answered'
  | 'parted'
  | 'part-accepted';

/** A petition to be made. Two equal ones are interchangeable until one is changed. */
export interface PetitionPlan {
  stage: PetitionStage;
  /** Post that leads. */
  lead: string;
  /** Post that is to sign. */
  signer: string;
  /** Post that co-ordinates. */
  part: string;
}

/** A petition that was made, and the session it was raised for. */
export interface PetitionScene {
  id: string;
  sessionId: string;
  raisingId: string;
  holder: string;
  /** Another petition of the session. */
  otherId: string;
  /** Empty unless it has a co-ordinator. */
  partId: string;
}

export const writing = (): { etag: string; requestId: string } => ({ etag: '', requestId: randomUUID() });

/** A session of the Council; every one has a name of its own. */
export function newSession(): CreateCouncilSessionRequest {
  const requestId = randomUUID();
  const session = { unitId: unitId('HD'), name: `Kỳ họp ${requestId}`, term: 'XVII', openDate: '2026-01-05' };
  return CreateCouncilSessionRequest.fromPartial({ session, requestId });
}

/** The voters' line for a session. */
export function newRaising(sessionId: string) {
  return { sessionId, localityName: 'Phường BD', words: `Đề nghị lắp đèn (${randomUUID()})` };
}

/** A list of one row for the session. */
export function listOf(sessionId: string): ImportPetitionsRequest {
  const row = { externalId: randomUUID(), row: 1, words: 'Đề nghị lắp đèn', localityName: 'Phường BD' };
  return ImportPetitionsRequest.fromPartial({
    unitId: unitId('HD'),
    sessionId,
    source: 'phu-luc',
    petitions: [row],
    requestId: randomUUID(),
  });
}

/** A classified petition. */
export function newPetition(sessionId: string): RecordPetitionRequest {
  const petition = {
    unitId: unitId('HD'),
    subject: 'Chiếu sáng',
    level: PetitionLevel.CITY,
    field: PetitionField.URBAN,
  };
  return RecordPetitionRequest.fromPartial({
    petition,
    raising: newRaising(sessionId),
    requestId: randomUUID(),
  });
}

export function assignmentTo(id: string, lead: string): AssignPetitionRequest {
  const request = { id, leadPostId: postId(lead), dueTime: ahead(20), requestId: randomUUID() };
  return AssignPetitionRequest.fromPartial(request);
}

export function partFor(petitionId: string, post: string): AskPartRequest {
  const fields = { petitionId, postId: postId(post), direction: 'Cho ý kiến', dueTime: ahead(10) };
  return AskPartRequest.fromPartial({ ...fields, ...writing() });
}

export function answerTo(id: string, signer: string): SubmitAnswerRequest {
  return SubmitAnswerRequest.fromPartial({
    id,
    text: 'Đã lắp đèn',
    resultClass: ResultClass.DONE,
    signerPostId: postId(signer),
    requestId: randomUUID(),
  });
}

/** Makes a petition the way the city does: the Council's clerk records, the committee assigns, who leads answers. */
export async function makePetition(
  platform: Platform,
  { stage, lead, signer, part }: PetitionPlan,
): Promise<PetitionScene> {
  const { petitions, tokenOf } = platform;
  const as = async (name: string): Promise<{ token: string }> => ({ token: await tokenOf(name) });
  const clerk = await as('HD.clerk');
  const made = await call(petitions, petitions.createCouncilSession, newSession(), clerk);
  const sessionId = made.session?.id ?? '';
  const record = async () => {
    const { petition } = await call(petitions, petitions.recordPetition, newPetition(sessionId), clerk);
    return { id: petition?.id ?? '', raisingId: petition?.raisings[0]?.id ?? '' };
  };
  const { id, raisingId } = await record();
  const other = stage === 'recorded' || stage === 'retired' ? await record() : undefined;
  const otherId = other?.id ?? '';
  const holder = stage === 'submitted' ? signer : lead;
  const scene = { id, otherId, sessionId, raisingId, holder, partId: '' };
  if (stage === 'retired') {
    const request = { id, favouredId: otherId, note: '', ...writing() };
    await call(petitions, petitions.retirePetition, request, clerk);
    return scene;
  }
  const steps: [PetitionStage, () => Promise<unknown>][] = [
    [
      'assigned',
      async () => call(petitions, petitions.assignPetition, assignmentTo(id, lead), await as('UBND.leader')),
    ],
    ['accepted', async () => call(petitions, petitions.acceptPetition, { id, ...writing() }, await as(lead))],
    ['submitted', async () => call(petitions, petitions.submitAnswer, answerTo(id, signer), await as(lead))],
    ['answered', async () => call(petitions, petitions.signAnswer, { id, ...writing() }, await as(signer))],
  ];
  const parted = stage === 'parted' || stage === 'part-accepted';
  const last = steps.findIndex(([name]) => name === (parted ? 'accepted' : stage));
  for (const [, step] of steps.slice(0, last + 1)) await step();
  if (!parted) return scene;
  const partId = await addPart(platform, scene, part, stage === 'part-accepted');
  return { ...scene, holder: part, partId };
}

/** Who leads asks a post to co-ordinate, and it accepts. @returns the part */
async function addPart(
  { petitionParts, tokenOf }: Platform,
  { id, holder }: PetitionScene,
  post: string,
  accepted: boolean,
): Promise<string> {
  const lead = { token: await tokenOf(holder) };
  const asked = await call(petitionParts, petitionParts.askPart, partFor(id, post), lead);
  const partId = asked.part?.id ?? '';
  const acceptance = { id: partId, ...writing() };
  const as = { token: await tokenOf(post) };
  if (accepted) await call(petitionParts, petitionParts.acceptPart, acceptance, as);
  return partId;
}

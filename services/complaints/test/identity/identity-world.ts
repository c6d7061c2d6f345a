import { randomUUID } from 'node:crypto';
import { call, openClient, query } from '@baro/chassis';
import { accountOf, idOf } from '@baro/directory-client/testing';
import { unheld } from '@baro/directory-client';
import * as contract from '@baro/proto/baro/complaints/v1/identities';
import {
  ComplaintInstance,
  ComplaintKind,
  FurtherDenunciation,
  LetterBranch,
  LetterChannel,
  LetterState,
  PartyIdentity,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import type { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { openIdentities } from '../../src/identity/index.ts';
import type { Identities } from '../../src/identity/index.ts';
import { ItemEntity, LetterEntity, PartyEntity } from '../../src/store/letter-entities.ts';
import { addViewers } from '../../src/store/letter-store.ts';
import type { World } from '../world.ts';

/** A letter of the test with its people. */
export interface SealedLetter {
  letterId: string;
  /** Who wrote it. */
  sender: string;
  /** Who is denounced. */
  denounced: string;
}

type Fields = Record<string, unknown>;

export const someone = PartyIdentity.fromPartial({
  fullName: 'Nguyễn Thị Mận',
  birthYear: 1968,
  documentNumber: '001068004321',
  address: 'Số 9 ngõ 40 phố Đội Cấn',
});

/** Calls of the identity service by the names of posts, on letters of the Department of Finance. */
export class IdentityWorld {
  readonly world: World;
  readonly identities: Identities;
  readonly client: contract.IdentityServiceClient;

  constructor(world: World) {
    this.world = world;
    const { master: identityKeyFile, index: identityIndexKeyFile } = world.keys;
    const orm = world.service.sideOrm('identities');
    this.identities = openIdentities(orm, { identityKeyFile, identityIndexKeyFile });
    this.client = openClient(contract.IdentityServiceClient, world.service.address);
  }

  /** A letter that the director of the department decides and that lies with an official of it. */
  async letter(
    content: LetterContent,
    {
      unit = 'stc',
      holder = 'stc-official',
      secretOnRequest = false,
      viewers = ['stc-clerk'],
      receiveTime = new Date(),
    } = {},
  ): Promise<SealedLetter> {
    const letter: SealedLetter = { letterId: randomUUID(), sender: randomUUID(), denounced: randomUUID() };
    const roles = [
      { partyId: letter.sender, role: 'sender', kind: PartyRole.SENDER },
      { partyId: letter.denounced, role: 'denounced', kind: PartyRole.DENOUNCED },
    ] as const;
    const caseId = letter.letterId;
    await this.identities.put(
      roles.map(({ partyId, role }) => ({
        caseId,
        partyId,
        role,
        secretOnRequest,
        localityCode: '',
        identity: someone,
      })),
    );
    const em = this.world.service.orm.em.fork();
    em.create(LetterEntity, {
      ...plainLetter,
      id: caseId,
      unitId: idOf(unit),
      deciderUnitId: idOf(unit),
      content,
      receiveTime,
    });
    const item = { ...unheld(caseId, receiveTime, null), holderPostId: idOf(`post ${holder}`) };
    em.create(ItemEntity, {
      ...item,
      holderUnitId: idOf('stc-ns'),
      holderPersonId: idOf(`person ${holder}`),
    });
    roles.forEach(({ partyId, kind }, position) => {
      const row = { letterId: caseId, partyId, position, role: kind, localityCode: '', signed: true };
      em.create(PartyEntity, { ...row, secretOnRequest, withdrawTime: null });
    });
    await em.flush();
    await addViewers(
      em,
      caseId,
      viewers.map((name) => idOf(`post ${name}`)),
    );
    return letter;
  }

  async put(who: string, { letterId, sender }: SealedLetter, fields: Fields = {}) {
    const request = { letterId, partyId: sender, identity: someone, requestId: randomUUID(), ...fields };
    return this.#call(who, (token) =>
      call(this.client, this.client.putParty, contract.PutPartyRequest.fromPartial(request), token),
    );
  }

  async grant(who: string, { letterId }: SealedLetter, to: string, fields: Fields = {}): Promise<string> {
    const request = contract.GrantOpeningRequest.fromPartial({
      letterId,
      personId: idOf(`person ${to}`),
      endTime: new Date(this.now.getTime() + 86_400_000),
      reason: 'Xác minh danh tính người tố cáo',
      requestId: randomUUID(),
      ...fields,
    });
    return (await this.#call(who, (token) => call(this.client, this.client.grantOpening, request, token)))
      .grantId;
  }

  async revoke(who: string, { letterId }: SealedLetter, grantId: string, fields: Fields = {}) {
    const request = { letterId, grantId, reason: 'Đã xác minh xong', requestId: randomUUID(), ...fields };
    return this.#call(who, (token) =>
      call(this.client, this.client.revokeGrant, contract.RevokeGrantRequest.fromPartial(request), token),
    );
  }

  async open(who: string, { letterId, sender }: SealedLetter, fields: Fields = {}) {
    const request = contract.OpenIdentityRequest.fromPartial({
      letterId,
      partyId: sender,
      fields: ['fullName'],
      reason: 'Mời làm việc',
      requestId: randomUUID(),
      ...fields,
    });
    return (await this.#call(who, (token) => call(this.client, this.client.openIdentity, request, token)))
      .identity;
  }

  async openings(who: string, { letterId }: SealedLetter, fields: Fields = {}) {
    const request = contract.ListOpeningsRequest.fromPartial({ letterId, ...fields });
    return this.#call(who, (token) => call(this.client, this.client.listOpenings, request, token));
  }

  async grants(who: string, { letterId }: SealedLetter) {
    const request = contract.ListGrantsRequest.fromPartial({ letterId });
    return (await this.#call(who, (token) => call(this.client, this.client.listGrants, request, token)))
      .grants;
  }

  /** Rows of the identity database. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.identities.orm.em.fork(), sql, parameters);
  }

  get now(): Date {
    return this.world.clock.now ?? new Date();
  }

  async close(): Promise<void> {
    this.client.close();
    await this.world.close();
  }

  async #call<Response>(
    who: string,
    ask: (token: { token: string }) => Promise<Response>,
  ): Promise<Response> {
    return ask({ token: await this.world.issuer.token(accountOf(who)) });
  }
}

const time = new Date();
const plainLetter = {
  version: 1,
  unitCode: 'STC',
  year: 2026,
  number: 0,
  channel: LetterChannel.POST,
  fromBody: '',
  fromNumberSymbol: '',
  fromDate: null,
  receiverPostId: idOf('post stc-clerk'),
  summary: 'Việc cấp phát kinh phí',
  text: '',
  peopleCount: 1,
  state: LetterState.RECEIVED,
  stateBefore: LetterState.UNSPECIFIED,
  branch: LetterBranch.UNSPECIFIED,
  eligible: true,
  ineligibleCode: '',
  competent: true,
  competentBody: '',
  complaintKind: ComplaintKind.UNSPECIFIED,
  instance: ComplaintInstance.UNSPECIFIED,
  remote: false,
  contestedAct: '',
  anonymous: false,
  severalPlaces: false,
  againstResolver: false,
  further: FurtherDenunciation.UNSPECIFIED,
  knownDate: null,
  unanswered: false,
  previousLetterId: null,
  lateReason: '',
  many: false,
  classifyTime: null,
  disposalNumberSymbol: '',
  disposalNote: '',
  published: false,
  dueTime: null,
  createTime: time,
  updateTime: time,
};

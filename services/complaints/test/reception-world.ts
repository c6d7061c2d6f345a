import { randomUUID } from 'node:crypto';
import { call, callMetadata, openClient } from '@baro/chassis';
import { accountOf, idOf } from '@baro/directory-client/testing';
import * as identities from '@baro/proto/baro/complaints/v1/identities';
import * as contract from '@baro/proto/baro/complaints/v1/reception';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { readPdf } from './form-world.ts';
import type { ReadPdf } from './form-world.ts';
import { sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { Fields } from './samples.ts';
import type { World } from './world.ts';

/** What a request of a visit says, as a test writes it. */
export type Visit = NonNullable<Parameters<typeof contract.Reception.fromPartial>[0]>;
export type Time = NonNullable<Parameters<typeof contract.ReceptionSlot.fromPartial>[0]>;

/** The reception of citizens of the test city, by the names of its posts. */
export class ReceptionWorld {
  readonly world: World;
  readonly client: contract.ReceptionServiceClient;
  readonly identities: identities.IdentityServiceClient;

  constructor(world: World) {
    this.world = world;
    this.client = openClient(contract.ReceptionServiceClient, world.service.address);
    this.identities = openClient(identities.IdentityServiceClient, world.service.address);
  }

  async #as(who: string): Promise<{ token: string }> {
    return { token: await this.world.issuer.token(accountOf(who)) };
  }

  /** Enters a visit of one person to the chairman's reception, unless the fields say otherwise. */
  async record(fields: Visit = {}, who = 'clerk', requestId = randomUUID()): Promise<contract.Reception> {
    const reception = contract.Reception.fromPartial({
      unitId: idOf('ubnd'),
      receiverPostId: idOf('post chairman'),
      receiveTime: this.world.now,
      parties: [sender()],
      summary: 'Khiếu nại việc bồi thường khi thu hồi đất',
      content: LetterContent.COMPLAINT,
      ...fields,
    });
    const request = { reception, requestId };
    return entryIn(await call(this.client, this.client.recordReception, request, await this.#as(who)));
  }

  async get(who: string, id: string): Promise<contract.Reception> {
    return entryIn(await call(this.client, this.client.getReception, { id }, await this.#as(who)));
  }

  async list(who: string, fields: Fields = {}): Promise<contract.ListReceptionsResponse> {
    const request = contract.ListReceptionsRequest.fromPartial({ unitId: idOf('ubnd'), ...fields });
    return call(this.client, this.client.listReceptions, request, await this.#as(who));
  }

  async follow(who: string, id: string, fields: Fields = {}): Promise<contract.Reception> {
    const usual = { id, text: 'Đã chuyển Sở Tài chính xem xét', requestId: randomUUID() };
    const request = contract.AddReceptionFollowUpRequest.fromPartial({ ...usual, ...fields });
    return entryIn(await call(this.client, this.client.addReceptionFollowUp, request, await this.#as(who)));
  }

  async notify(who: string, id: string, fields: Fields = {}): Promise<contract.Reception> {
    const sendDate = this.world.now.toISOString().slice(0, 10);
    const usual = { id, numberSymbol: '3/TB-UBND', sendDate, requestId: randomUUID() };
    const request = contract.NotifyReceptionRefusalRequest.fromPartial({ ...usual, ...fields });
    return entryIn(await call(this.client, this.client.notifyReceptionRefusal, request, await this.#as(who)));
  }

  /** Puts two hours of a day into the schedule of the chairman. */
  async schedule(date: string, fields: Time = {}, who = 'clerk'): Promise<contract.ReceptionSlot> {
    const slot = contract.ReceptionSlot.fromPartial({
      unitId: idOf('ubnd'),
      postId: idOf('post chairman'),
      place: 'Trụ sở Tiếp công dân Thành phố',
      startTime: new Date(`${date}T08:00:00+07:00`),
      endTime: new Date(`${date}T10:00:00+07:00`),
      ...fields,
    });
    const request = { slot, requestId: randomUUID() };
    return slotIn(await call(this.client, this.client.scheduleReception, request, await this.#as(who)));
  }

  async cancel(who: string, id: string, fields: Fields = {}): Promise<contract.ReceptionSlot> {
    const usual = { id, reason: 'Bận họp đột xuất', requestId: randomUUID() };
    const request = contract.CancelReceptionRequest.fromPartial({ ...usual, ...fields });
    return slotIn(await call(this.client, this.client.cancelReception, request, await this.#as(who)));
  }

  async timetable(who: string, fromDate: string, toDate: string, unit = 'ubnd') {
    const request = { unitId: idOf(unit), fromDate, toDate };
    return call(this.client, this.client.getReceptionSchedule, request, await this.#as(who));
  }

  async file(who: string, fromDate: string, toDate: string): Promise<{ fileName: string; bytes: Buffer }> {
    const { token } = await this.#as(who);
    const request = { unitId: idOf('ubnd'), fromDate, toDate };
    const pieces: Buffer[] = [];
    let fileName = '';
    for await (const message of this.client.exportReceptionBook(request, callMetadata(token))) {
      const { part } = message as contract.ExportReceptionBookResponse;
      if (part?.$case === 'header') ({ fileName } = part.value);
      if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
    }
    return { fileName, bytes: Buffer.concat(pieces) };
  }

  async paper(who: string, id: string, paper: contract.ReceptionPaper): Promise<ReadPdf> {
    const { token } = await this.#as(who);
    return readPdf(this.client.makeReceptionPaper({ id, paper }, callMetadata(token)));
  }

  /** Opens the name of who came. */
  async open(who: string, entry: contract.Reception): Promise<string> {
    const ids = { letterId: entry.id, partyId: entry.parties[0]?.partyId ?? '' };
    const request = { ...ids, fields: ['fullName'], reason: 'Gửi giấy mời', requestId: randomUUID() };
    const client = this.identities;
    const { identity } = await call(client, client.openIdentity, request, await this.#as(who));
    return identity?.fullName ?? '';
  }

  async grant(who: string, entry: contract.Reception, to: string): Promise<void> {
    const client = this.identities;
    const endTime = new Date(this.world.now.getTime() + 5 * 86_400_000);
    const personId = idOf(`person ${to}`);
    const request = {
      letterId: entry.id,
      personId,
      endTime,
      reason: 'Gửi giấy mời',
      requestId: randomUUID(),
    };
    await call(client, client.grantOpening, request, await this.#as(who));
  }

  async close(): Promise<void> {
    this.client.close();
    this.identities.close();
    await this.world.close();
  }
}

function entryIn({ reception }: { reception?: contract.Reception | undefined }): contract.Reception {
  if (!reception) throw new Error('no entry');
  return reception;
}

function slotIn({ slot }: { slot?: contract.ReceptionSlot | undefined }): contract.ReceptionSlot {
  if (!slot) throw new Error('no time');
  return slot;
}

export async function startReceptions(): Promise<ReceptionWorld> {
  return new ReceptionWorld(await startWorld());
}

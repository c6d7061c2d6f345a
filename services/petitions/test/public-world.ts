import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { accountOf } from '@baro/directory-client/testing';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import {
  PublicPetitionServiceClient,
  ReceiptServiceClient,
  SayNotSolvedForDeputiesRequest,
} from '@baro/proto/baro/petitions/v1/public';
import type { IssueReceiptResponse, SayNotSolvedRequest } from '@baro/proto/baro/petitions/v1/public';
import type { Fields, World } from './world.ts';

/** What a person has in hand. */
export interface Slip {
  code: string;
  secret: string;
}

/** The public side of a world: what the gateway asks for people without sign-in, and receipts. */
export class PublicWorld {
  readonly world: World;
  readonly open: PublicPetitionServiceClient;
  readonly receipts: ReceiptServiceClient;
  readonly #account = randomUUID();

  constructor(world: World) {
    this.world = world;
    this.open = openClient(PublicPetitionServiceClient, world.service.address);
    this.receipts = openClient(ReceiptServiceClient, world.service.address);
  }

  /** Token of the gateway's account for the public. */
  async token(): Promise<string> {
    return this.world.issuer.token(this.#account, { azp: 'baro-public' });
  }

  async issue(petition: Petition, who = 'hdnd-clerk', requestId = randomUUID()) {
    const token = await this.world.issuer.token(accountOf(who));
    const raisingId = petition.raisings[0]?.id ?? '';
    const request = { petitionId: petition.id, raisingId, requestId };
    return call(this.receipts, this.receipts.issueReceipt, request, { token });
  }

  async slip(petition: Petition): Promise<Slip> {
    return slipOf(await this.issue(petition));
  }

  async lookUp(slip: Slip, token?: string) {
    return call(this.open, this.open.lookUpPetition, slip, { token: token ?? (await this.token()) });
  }

  async say(slip: Slip, fields: Partial<SayNotSolvedRequest> = {}) {
    const request = { ...slip, reason: 'Mưa vẫn ngập', requestId: randomUUID(), ...fields };
    return call(this.open, this.open.sayNotSolved, request, { token: await this.token() });
  }

  async sayForDeputies(id: string, fields: Fields = {}, who = 'hdnd-clerk'): Promise<Petition | undefined> {
    const token = await this.world.issuer.token(accountOf(who));
    const usual = { id, deputyGroup: 'Tổ 3', reason: 'Dân vẫn phản ánh', requestId: randomUUID() };
    const request = SayNotSolvedForDeputiesRequest.fromPartial({ ...usual, ...fields });
    return (await call(this.receipts, this.receipts.sayNotSolvedForDeputies, request, { token })).petition;
  }

  close(): void {
    this.open.close();
    this.receipts.close();
  }
}

export function slipOf({ receipt, secret }: IssueReceiptResponse): Slip {
  return { code: receipt?.code ?? '', secret };
}

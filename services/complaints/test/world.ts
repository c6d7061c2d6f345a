import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { call, openClient, query } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import type { DirectoryRows } from '@baro/directory-client';
import { accountOf, CHECK_AFTER_MS, idOf, posts, seedCity, seedCopy } from '@baro/directory-client/testing';
import * as complaintsContract from '@baro/proto/baro/complaints/v1/complaints';
import * as denunciationsContract from '@baro/proto/baro/complaints/v1/denunciations';
import * as identitiesContract from '@baro/proto/baro/complaints/v1/identities';
import * as contract from '@baro/proto/baro/complaints/v1/letters';
import type { Classification, Letter } from '@baro/proto/baro/complaints/v1/resources';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import type { LetterAction } from '../src/domain/states.ts';
import { complaints } from '../src/service.ts';
import { KeyFiles } from './key-files.ts';
import { complaintOf, denunciationOf, letterOf, sender, usualOf } from './samples.ts';
import type { Fields } from './samples.ts';

/** Half past nine of a day in the city. */
export function at(date: string): Date {
  return new Date(`${date}T09:30:00+07:00`);
}

interface Clients {
  letters: contract.LetterServiceClient;
  complaints: complaintsContract.ComplaintServiceClient;
  denunciations: denunciationsContract.DenunciationServiceClient;
  identities: identitiesContract.IdentityServiceClient;
}

/** A complaints service with the test city, and how its people act, by the names of their posts. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  readonly clients: Clients;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date | undefined };
  readonly keys: KeyFiles;

  constructor(started: Pick<World, 'service' | 'issuer' | 'clock' | 'keys'>) {
    this.service = started.service;
    this.issuer = started.issuer;
    this.clock = started.clock;
    this.keys = started.keys;
    this.clients = {
      letters: openClient(contract.LetterServiceClient, this.service.address),
      complaints: openClient(complaintsContract.ComplaintServiceClient, this.service.address),
      denunciations: openClient(denunciationsContract.DenunciationServiceClient, this.service.address),
      identities: openClient(identitiesContract.IdentityServiceClient, this.service.address),
    };
  }

  /** The service's day from now on. */
  goTo(date: string): void {
    this.clock.now = at(date);
  }

  /** The directory tells the rows anew; back when the service has heard of them. */
  async learn(rows: Partial<DirectoryRows>): Promise<void> {
    await seedCopy(this.service.orm.em.fork(), rows, { version: 2 });
    await setTimeout(CHECK_AFTER_MS + 10);
  }

  get now(): Date {
    return this.clock.now ?? new Date();
  }

  /** Receives a letter of one person, unless the fields say otherwise. */
  async receive(fields: Partial<Letter> = {}, who = 'clerk', requestId = randomUUID()): Promise<Letter> {
    const { letters } = this.clients;
    const token = await this.issuer.token(accountOf(who));
    const request = { letter: letterOf(this.now, fields), requestId };
    return letterIn(await call(letters, letters.receiveLetter, request, { token }));
  }

  /** Does an act; what the request must have is filled in where `fields` do not say it. */
  async act(who: string, action: LetterAction, id: string, fields: Fields = {}): Promise<Letter> {
    const token = await this.issuer.token(accountOf(who));
    const usual = usualOf(this.now)[action];
    const request = { id, etag: '', requestId: randomUUID(), numberSymbol: '', ...usual, ...fields };
    const name = action.charAt(0).toLowerCase() + action.slice(1);
    const { letters, complaints: others, denunciations } = this.clients;
    const client = [letters, denunciations].find((one) => name in one) ?? others;
    // Every act answers with the letter; its request is checked by the service as any client's.
    const method: unknown = Reflect.get(client, name);
    return letterIn(await call(client, method as typeof others.resumeComplaint, request, { token }));
  }

  async get(who: string, id: string): Promise<Letter> {
    const { letters } = this.clients;
    const token = await this.issuer.token(accountOf(who));
    return letterIn(await call(letters, letters.getLetter, { id }, { token }));
  }

  /** What of a denunciation may leave its file. */
  async extract(who: string, id: string) {
    const { denunciations } = this.clients;
    const token = await this.issuer.token(accountOf(who));
    return call(denunciations, denunciations.getExtract, { id }, { token });
  }

  /** The clerk notes which official of the city is the person denounced. */
  async denounce(letterId: string, partyId: string, who: string, unit: string): Promise<void> {
    const { identities } = this.clients;
    const { identity } = sender('Cao Văn Bị');
    const denounced = { denouncedPersonId: idOf(`person ${who}`), denouncedUnitId: idOf(unit) };
    const request = { letterId, partyId, identity, ...denounced, requestId: randomUUID() };
    const token = await this.issuer.token(accountOf('clerk'));
    await call(identities, identities.putParty, identitiesContract.PutPartyRequest.fromPartial(request), {
      token,
    });
  }

  async list(who: string, fields: Fields = {}) {
    const { letters } = this.clients;
    const token = await this.issuer.token(accountOf(who));
    return call(letters, letters.listLetters, contract.ListLettersRequest.fromPartial(fields), { token });
  }

  /** Letters that may be the same as one. */
  async likely(who: string, id: string): Promise<contract.LikelyLetter[]> {
    const { letters } = this.clients;
    const token = await this.issuer.token(accountOf(who));
    return (await call(letters, letters.listLikelyLetters, { id }, { token })).likely;
  }

  async codes(who: string, fields: Fields = {}) {
    const { letters } = this.clients;
    const token = await this.issuer.token(accountOf(who));
    const request = contract.GetLegalCodesRequest.fromPartial(fields);
    return call(letters, letters.getLegalCodes, request, { token });
  }

  /** A complaint received, classified and laid before the chairman. */
  async classified(fields: Partial<Classification> = {}, letter: Partial<Letter> = {}): Promise<Letter> {
    const { id } = await this.receive(letter);
    const classification = { ...complaintOf(this.now), ...fields };
    return this.act('clerk', 'ClassifyLetter', id, { classification });
  }

  /** A complaint that is verified by an official of a department. */
  async verifying(fields: Partial<Classification> = {}): Promise<Letter> {
    const { id } = await this.classified(fields);
    await this.act('chairman', 'AcceptComplaint', id);
    return this.act('chairman', 'AssignVerification', id);
  }

  /** A complaint whose verification was reported to the chairman. */
  async verified(fields: Partial<Classification> = {}, report: Fields = {}): Promise<Letter> {
    const { id } = await this.verifying(fields);
    return this.act('stc-official', 'SubmitVerification', id, report);
  }

  /** A denunciation received and classified. */
  async denounced(fields: Partial<Classification> = {}, letter: Partial<Letter> = {}): Promise<Letter> {
    const { id } = await this.receive(letter);
    return this.act('clerk', 'ClassifyLetter', id, { classification: denunciationOf(fields) });
  }

  /** A denunciation that is accepted. */
  async takenUp(fields: Partial<Classification> = {}, letter: Partial<Letter> = {}): Promise<Letter> {
    const { id } = await this.denounced(fields, letter);
    return this.act('chairman', 'AcceptDenunciation', id);
  }

  /** A denunciation that was verified. */
  async lookedInto(): Promise<Letter> {
    const { id } = await this.takenUp();
    await this.act('chairman', 'AssignVerification', id);
    return this.act('stc-official', 'SubmitVerification', id);
  }

  /** A denunciation whose content was concluded. */
  async concluded(): Promise<Letter> {
    return this.act('chairman', 'IssueConclusion', (await this.lookedInto()).id);
  }

  /** Rows of the database, read with the app role. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.orm.em.fork(), sql, parameters);
  }

  /** Rows of the identity database. */
  async sideRows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.sideOrm('identities').em.fork(), sql, parameters);
  }

  /** Ids of the people the identity store keeps. */
  async keptParties(): Promise<string[]> {
    const rows = await this.sideRows<{ id: string }>('SELECT party_id AS id FROM parties ORDER BY 1');
    return rows.map(({ id }) => id);
  }

  /** `reason from>to` of every change of hands, oldest first. */
  async hands(id: string): Promise<string[]> {
    const rows = await this.rows<Record<'reason' | 'from' | 'to', string | null>>(
      'SELECT reason, from_post_id AS "from", to_post_id AS "to" FROM letter_hands WHERE item_id = $1 ORDER BY version',
      [id],
    );
    return rows.map(({ reason, from, to }) => `${reason} ${postNamed(from)}>${postNamed(to)}`);
  }

  /** Types of the events of an aggregate with their versions, oldest first. */
  async events(type: 'letter' | 'item', id: string): Promise<string[]> {
    const rows = await this.rows<{ type: string; version: number }>(
      `SELECT type, aggregate_version AS version FROM outbox
       WHERE aggregate_type = $1 AND aggregate_id = $2 ORDER BY seq`,
      [type, id],
    );
    return rows.map(({ type: name, version }) => `${version} ${name.split('.').at(-1) ?? ''}`);
  }

  /** What the ledger is told of a letter, oldest first. */
  async toldLedger(id: string) {
    return this.rows<Record<'type' | 'kind' | 'reason' | 'subject' | 'body', string>>(
      `SELECT type, body->'data'->>'itemKind' AS kind, body->'data'->>'reason' AS reason,
         body->'data'->'facts'->>'subject' AS subject, body::text AS body FROM outbox
       WHERE aggregate_type = 'item' AND aggregate_id = $1 ORDER BY seq`,
      [id],
    );
  }

  async close(): Promise<void> {
    this.clients.letters.close();
    this.clients.complaints.close();
    this.clients.denunciations.close();
    this.clients.identities.close();
    await this.service.close();
    await this.issuer.stop();
    this.keys.remove();
  }
}

function letterIn({ letter }: { letter?: Letter | undefined }): Letter {
  if (!letter) throw new Error('no letter');
  return letter;
}

const names = new Map(Object.keys(posts).map((name) => [idOf(`post ${name}`), name]));

function postNamed(id: string | null): string {
  return id ? (names.get(id) ?? id) : '';
}

/** Starts a world whose events stay in the outbox, on the law's own rows. */
export async function startWorld(): Promise<World> {
  const issuer = await testIssuer();
  const clock: World['clock'] = { now: undefined };
  const keys = new KeyFiles();
  const service = await testService(complaints(), {
    issuer: issuer.issuer,
    natsUrl: 'nats://127.0.0.1:1',
    env: keys.env,
    clock: () => clock.now ?? new Date(),
  });
  await seedCopy(service.orm.em.fork(), lawRows());
  await seedCity(service.orm);
  return new World({ service, issuer, clock, keys });
}

import { randomUUID } from 'node:crypto';
import { CustodyChanged } from '@baro/proto/baro/custody/v1/custody_events';
import type { Holder } from '@baro/proto/baro/custody/v1/custody_events';
import { call } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import type { Platform } from './platform.ts';
import { personOf, postId, unitId, unitOfPost } from './world.ts';
import type { Register } from './world.ts';

/** An item as another service would tell of it: who held it in turn, and who holds a part of it. */
export interface ToldPlan {
  register: Register;
  /** Posts, the last holds it. */
  holders: readonly string[];
  part?: string;
  /** A document without. */
  kind?: 'petition' | 'complaint' | undefined;
}

/** An item the ledger knows, and its part if it has one. */
export interface Told {
  itemId: string;
  partId: string;
}

const told = new WeakMap<Platform, Map<string, Promise<Told>>>();

/** Has the item told through the event log of the documents service and waits until the ledger has it; once per plan. */
export function tellItem(platform: Platform, plan: ToldPlan): Promise<Told> {
  const known = told.get(platform) ?? new Map<string, Promise<Told>>();
  told.set(platform, known);
  const key = JSON.stringify(plan);
  const made = known.get(key) ?? tell(platform, plan);
  known.set(key, made);
  return made;
}

async function tell(platform: Platform, { register, holders, part, kind }: ToldPlan): Promise<Told> {
  const itemId = randomUUID();
  const partId = part === undefined ? '' : randomUUID();
  for (const [index, post] of holders.entries()) {
    await publish(platform, register, { itemId, rootId: itemId, version: index + 1, post, kind });
  }
  if (part !== undefined) {
    await publish(platform, register, { itemId: partId, rootId: itemId, version: 1, post: part, kind });
  }
  const { custody } = platform;
  // Of a letter the auditor is told nothing; who holds it last is, once it is there.
  const watcher = {
    token: await platform.tokenOf(kind === 'complaint' ? (holders.at(-1) ?? '') : 'auditor'),
  };
  const auditor = { token: await platform.tokenOf('auditor') };
  await eventually(async () => {
    const { path } = await call(custody, custody.getItemPath, { itemId }, watcher);
    if (path.length < holders.length) throw new Error('not all of its path yet');
    if (partId) await call(custody, custody.getItemPath, { itemId: partId }, auditor);
  });
  return { itemId, partId };
}

type Hands = Pick<Holder, 'unitId' | 'postId' | 'personId'>;

function holderAt(post: string, person = post): Hands {
  return { unitId: unitOfPost(post), postId: postId(post), personId: personOf(person) };
}

export interface Change {
  itemId: string;
  rootId: string;
  version: number;
  /** A post by its name, held by its holder of today; or any hands. */
  post: string | Hands;
  /** Who sits at the post when it is not the holder of today, by the name of the own post. */
  person?: string;
  /** Where a rule is to look at it: the holder before, who made the change. */
  from?: string;
  fromPerson?: string;
  reason?: string;
  kind?: ToldPlan['kind'];
}

/** Puts a change of hands into the event log of the documents service. */
export async function publish(platform: Platform, register: Register, change: Change): Promise<void> {
  const { itemId, rootId, version, post, from } = change;
  const reason = version === 1 ? 'registered' : 'handed_over';
  const isPart = itemId !== rootId;
  const kind = change.kind ?? 'incoming_document';
  const data = CustodyChanged.fromPartial({
    itemId,
    itemKind: isPart ? 'incoming_document_part' : kind,
    parentItemId: isPart ? rootId : '',
    from: from === undefined ? undefined : holderAt(from, change.fromPerson),
    to: typeof post === 'string' ? holderAt(post, change.person) : post,
    changeNumber: version,
    byPersonId: from === undefined ? '' : personOf(change.fromPerson ?? from),
    changeTime: new Date(Date.now() - 60_000 + version),
    reason: change.reason ?? reason,
    facts: { rootId, subject: 'Về việc báo cáo', state: 'ROUTED' },
  });
  const envelope = {
    id: randomUUID(),
    type: 'baro.custody.v1.CustodyChanged',
    subject: `baro.documents.item.changed_hands.${register}`,
    aggregateType: 'item',
    aggregateId: itemId,
    aggregateVersion: version,
    unitId: unitId(register),
    unitIds: [unitId(register)],
    occurTime: new Date(),
    actor: 'authz',
    requestId: '',
    data: CustodyChanged.toJSON(data),
  };
  await platform.sql(
    'documents',
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      envelope.id,
      envelope.occurTime,
      envelope.type,
      envelope.subject,
      envelope.aggregateType,
      itemId,
      version,
      envelope.unitId,
      JSON.stringify(envelope),
    ],
  );
}

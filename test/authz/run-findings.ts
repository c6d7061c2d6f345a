import { randomUUID } from 'node:crypto';
import { FindingState, ListFindingsRequest } from '@baro/proto/baro/custody/v1/findings';
import { call } from '@baro/chassis';
import type { Platform, Token } from './platform.ts';
import { deskOf, holderOf, postless, standings } from './relations.ts';
import type { Role } from './roles.ts';
import { runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { registerOf } from './situations.ts';
import { sharedScene } from './stage.ts';
import type { Block, Cell } from './tables.ts';
import { tellFinding } from './told-findings.ts';
import type { Named } from './told-findings.ts';

interface Question {
  platform: Platform;
  token: Token;
  id: string;
}

interface Plan {
  /** Whether the named person has replied before it is asked. */
  replied: boolean;
  /** What the resource says the caller may do; undefined where it is not asked. */
  action?: string;
  changes?: boolean;
  ask: (question: Question) => Promise<unknown>;
}

const get = async ({ platform: { findings }, token, id }: Question) =>
  call(findings, findings.getFinding, { id }, { token });

/** How each RPC is asked about a finding. */
const plans: Record<string, Plan> = {
  'GetFinding(replied)': { replied: true, ask: get },
  'GetFinding(kept)': { replied: false, ask: get },
  'ListFindings(mine)': { replied: false, ask: findInMine },
  ReplyToFinding: {
    replied: false,
    action: 'ReplyToFinding',
    changes: true,
    ask: ({ platform: { findings }, token, id }) => {
      const reply = { id, text: 'Việc của phòng khác.', etag: '', requestId: randomUUID() };
      return call(findings, findings.replyToFinding, reply, { token });
    },
  },
  ConcludeFinding: { replied: true, action: 'ConcludeFinding', changes: true, ask: conclude },
  'ConcludeFinding(kept)': { replied: false, changes: true, ask: conclude },
};

function conclude({ platform: { findings }, token, id }: Question): Promise<unknown> {
  const conclusion = { conclusion: FindingState.DISMISSED, reason: 'Đúng thẩm quyền.', etag: '' };
  return call(findings, findings.concludeFinding, { id, ...conclusion, requestId: randomUUID() }, { token });
}

async function findInMine({ platform: { findings }, token, id }: Question): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = ListFindingsRequest.fromPartial({ pageSize: 200, pageToken });
    const page = await call(findings, findings.listFindings, request, { token });
    if (page.findings.some((finding) => finding.id === id)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

/** Asks about findings. */
export async function runFindings(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = plans[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const named = namedOf(cell.role as Role, cell.relation);
    // What an answer changes is nobody else's.
    const own = plan.changes === true && cell.answer === 'yes';
    const tell = (): Promise<string> => tellFinding(platform, named, plan.replied);
    const key = `finding ${JSON.stringify([named, plan.replied])}`;
    const id = await (own ? tell() : sharedScene(platform, key, tell));
    const asker = cell.relation === 'lent' ? { ...cell, relation: 'absence' } : cell;
    const token = await tokenFor(platform, asker);
    const question = { platform, token, id };
    if (plan.action && cell.answer === 'yes') await expectAllowed(plan.action, question);
    return () => plan.ask(question);
  };
  const trials = block.cells.map((cell): Trial => ({
    cell,
    prepare: () => prepare(cell),
    changes: plan.changes ?? false,
  }));
  return runTrials(platform, block.name, trials);
}

/** `allowed_actions` must say the same as the table. */
async function expectAllowed(action: string, question: Question): Promise<void> {
  const { finding } = await get(question);
  if (!finding?.allowedActions.includes(action)) throw new Error(`${action} is not in allowed_actions`);
}

/** Roles that sit in the division of the department. */
const inDivision: ReadonlySet<Role> = new Set(['head-of-division', 'official']);

/** Whom the finding names. */
function namedOf(role: Role, relation: string): Named {
  const post = namedPost(role, relation);
  return { post, person: relation === 'promoted' && !postless.has(role) ? role : post };
}

function namedPost(role: Role, relation: string): string {
  const { own } = standings[role];
  if (postless.has(role)) return deskOf(own);
  if (relation === 'named' || relation === 'lent') return holderOf(role);
  const isOwn = ['promoted', 'absence', 'signing'].includes(relation);
  if (relation === 'division' || (isOwn && inDivision.has(role))) return 'STC1.desk';
  return deskOf(isOwn ? own : registerOf(role, relation));
}

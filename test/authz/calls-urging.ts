import { randomUUID } from 'node:crypto';
import { AppError, call } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import {
  CreateUrgingLetterRequest,
  ListUrgingLettersRequest,
  RetryUrgingLetterRequest,
  UrgingLetterState,
} from '@baro/proto/baro/tasks/v1/urging';
import type { Platform, Token } from './platform.ts';
import { makeTask, takerOf } from './task-scenes.ts';
import { postId, unitId } from './world.ts';
import type { Register } from './world.ts';

/** A letter to be made: who urges whom, and which post is to sign. */
export interface LetterPlan {
  unit: Register;
  urged: Register;
  signer: string;
}

export interface UrgingQuestion {
  platform: Platform;
  token: Token;
  /** Unit that urges. */
  unit: Register;
  /** The letter; of a question about a unit an overdue task of it. */
  id: string;
}

export interface UrgingCall {
  about: 'unit' | 'letter';
  ask: (question: UrgingQuestion) => Promise<unknown>;
  changes?: true;
}

/** How each RPC of urging is asked. */
export const urgingCalls: Record<string, UrgingCall> = {
  ListUrgingCandidates: {
    about: 'unit',
    ask: ({ platform: { urging }, unit, token }) =>
      call(urging, urging.listUrgingCandidates, { unitId: unitId(unit) }, { token }),
  },
  CreateUrgingLetter: {
    about: 'unit',
    changes: true,
    ask: ({ platform: { urging }, unit, id, token }) =>
      call(
        urging,
        urging.createUrgingLetter,
        letterRequest({ unit, urged: unit, signer: `${unit}.desk` }, id),
        {
          token,
        },
      ),
  },
  GetUrgingLetter: {
    about: 'letter',
    ask: ({ platform: { urging }, id, token }) => call(urging, urging.getUrgingLetter, { id }, { token }),
  },
  ListUrgingLetters: { about: 'letter', ask: findInList },
  RetryUrgingLetter: { about: 'letter', changes: true, ask: retry },
};

function letterRequest({ unit, urged, signer }: LetterPlan, taskId: string): CreateUrgingLetterRequest {
  return CreateUrgingLetterRequest.fromPartial({
    unitId: unitId(unit),
    urgedUnitId: unitId(urged),
    taskIds: [taskId],
    signerPostId: postId(signer),
    signingCapacity: SigningCapacity.KT,
    requestId: randomUUID(),
  });
}

/** Asks for the number; where documents is asked, what it says of the right to ask is the answer. */
async function retry({ platform: { urging }, id, token }: UrgingQuestion): Promise<unknown> {
  const request = RetryUrgingLetterRequest.fromPartial({ id, requestId: randomUUID() });
  const asked = await call(urging, urging.retryUrgingLetter, request, { token });
  if (asked.letter?.state !== UrgingLetterState.ASKED) return asked;
  // Until it is answered: what happens later would look like a trace of the next question.
  return eventually(async () => {
    const { letter } = await call(urging, urging.getUrgingLetter, { id }, { token });
    if (letter?.state === UrgingLetterState.ASKED) throw new Error('not answered yet');
    return letter;
  }, 60_000).then((letter) => {
    // Whether a signature holds is no question of who may ask.
    if (letter?.refusalReason === 'PERMISSION_DENIED') return 'unsigned';
    return letter;
  });
}

/** Looks through all pages of the letters of the unit. */
async function findInList({
  platform: { urging },
  unit,
  id,
  token,
}: UrgingQuestion): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const filter = { unitId: unitId(unit), pageSize: 200, pageToken };
    const request = ListUrgingLettersRequest.fromPartial(filter);
    const page = await call(urging, urging.listUrgingLetters, request, { token });
    if (page.letters.some((letter) => letter.id === id)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

/** Makes letters and the overdue tasks they list. */
class Letters {
  readonly #platform: Platform;
  readonly #tasks = new Map<string, Promise<string>>();
  readonly #letters = new Map<string, Promise<string>>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** A task a unit assigned and the urged one leads, a day over its due time. */
  overdueTask(unit: Register, urged: Register): Promise<string> {
    const key = `${unit} ${urged}`;
    const known = this.#tasks.get(key) ?? this.#makeTask(unit, urged);
    this.#tasks.set(key, known);
    return known;
  }

  async #makeTask(unit: Register, urged: Register): Promise<string> {
    const plan = { unit, assigner: `${unit}.leader`, stage: 'assigned', holder: takerOf(urged) } as const;
    const { documentId } = await makeTask(this.#platform, plan);
    // The real clock runs: no due time in the past can be given, and none passes by itself here.
    const past = `UPDATE tasks SET due_time = now() - interval '1 day' WHERE id = $1`;
    await this.#platform.sql('tasks', past, [documentId]);
    return documentId;
  }

  /** A letter that waits for its signer; `own` makes one that no other question is about. */
  make(plan: LetterPlan, own: boolean): Promise<string> {
    const key = own ? randomUUID() : JSON.stringify(plan);
    const known = this.#letters.get(key) ?? this.#make(plan);
    this.#letters.set(key, known);
    return known;
  }

  async #make(plan: LetterPlan): Promise<string> {
    const { urging, tokenOf } = this.#platform;
    const taskId = await this.overdueTask(plan.unit, plan.urged);
    const token = await tokenOf(`${plan.unit}.leader`);
    const made = await call(urging, urging.createUrgingLetter, letterRequest(plan, taskId), { token });
    if (made.letter?.state !== UrgingLetterState.PREPARED) throw new AppError('LETTER_STATE_WRONG');
    return made.letter.id;
  }
}

const letters = new WeakMap<Platform, Letters>();

/** The letters of a platform. */
export function lettersOf(platform: Platform): Letters {
  const known = letters.get(platform) ?? new Letters(platform);
  letters.set(platform, known);
  return known;
}

import { PostRole } from '@baro/directory-client';
import type { Desk, Staff } from '@baro/directory-client';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import { describe, expect, it } from 'vitest';
import { isHolders, letterActions, taskActions } from './allowed-actions.ts';
import {
  mayAskNumber,
  mayAssign,
  mayAttachToAssignment,
  mayDirect,
  mayKeepProgramme,
  mayReassign,
  mayReportMilestone,
  mayUrge,
} from './policy.ts';
import type { TaskFacts } from './policy.ts';
import { taskFrom } from './states.ts';
import type { TaskAction } from './states.ts';

/** A caller at one post that serves the unit `u`. */
function at(role: PostRole, postId = 'post', serves = ['u']): Staff {
  const desk = { role, postId, serves, unitId: 'u', personId: 'person', chain: ['u'], tree: 't' };
  return { desks: [{ ...desk, headsTree: false } as unknown as Desk], systemUnitId: '' };
}

const roles = Object.values(PostRole).filter((role) => role > 0);
const only = (may: (role: PostRole) => boolean): PostRole[] => roles.filter(may);
const { RECORDS_CLERK, LEADER, CHIEF_OF_OFFICE, TASK_FORCE, HEAD_OF_DIVISION } = PostRole;

const task: TaskFacts = {
  unitId: 'u',
  state: TaskState.ASSIGNED,
  holderPostId: 'holder',
  assignerPostId: 'assigner',
  extensionOpen: false,
  mayExtend: true,
};

describe('policy', () => {
  it('lets leaders, the task force and heads of division assign for the unit they serve', () => {
    const assigning = [HEAD_OF_DIVISION, LEADER, CHIEF_OF_OFFICE, TASK_FORCE].toSorted((a, b) => a - b);
    expect(only((role) => mayAssign(at(role), 'u').allowed).toSorted((a, b) => a - b)).toEqual(assigning);
    expect(only((role) => mayAssign(at(role), 'other').allowed)).toEqual([]);
    expect(mayAssign({ desks: [], systemUnitId: 'u' }, 'u').allowed).toBe(false);
  });

  it('lets leaders, the chief of office and the task force urge, and who signs ask for the number', () => {
    const urging = [LEADER, CHIEF_OF_OFFICE, TASK_FORCE].toSorted((a, b) => a - b);
    expect(only((role) => mayUrge(at(role), 'u').allowed).toSorted((a, b) => a - b)).toEqual(urging);
    expect(only((role) => mayUrge(at(role), 'other').allowed)).toEqual([]);
    const letter = { unitId: 'u', state: UrgingLetterState.REFUSED, signerPostId: 'signer' };
    expect(only((role) => mayAskNumber(at(role), letter).allowed).toSorted((a, b) => a - b)).toEqual(urging);
    expect(mayAskNumber(at(PostRole.OFFICIAL, 'signer', []), letter).allowed).toBe(true);
    const offered: UrgingLetterState[] = [UrgingLetterState.PREPARED, UrgingLetterState.REFUSED];
    for (const state of [...offered, UrgingLetterState.ASKED, UrgingLetterState.DONE]) {
      const actions = letterActions(at(LEADER), { ...letter, state });
      expect([state, actions]).toEqual([state, offered.includes(state) ? ['RetryUrgingLetter'] : []]);
    }
  });

  it('lets the post that assigned direct, and leaders of its unit', () => {
    const leaders = [LEADER, CHIEF_OF_OFFICE].toSorted((a, b) => a - b);
    expect(only((role) => mayDirect(at(role), task).allowed).toSorted((a, b) => a - b)).toEqual(leaders);
    expect(only((role) => mayDirect(at(role, 'assigner', []), task).allowed)).toEqual(roles);
    expect(only((role) => mayDirect(at(role), { ...task, unitId: 'other' }).allowed)).toEqual([]);
    expect(mayDirect(at(PostRole.OFFICIAL, ''), { ...task, assignerPostId: '' }).allowed).toBe(false);
  });

  it('lets who directs a task and the records clerk of its unit attach files to the assignment', () => {
    const attaching = [RECORDS_CLERK, LEADER, CHIEF_OF_OFFICE].toSorted((a, b) => a - b);
    const may = (staff: Staff): boolean => mayAttachToAssignment(staff, task).allowed;
    expect(only((role) => may(at(role))).toSorted((a, b) => a - b)).toEqual(attaching);
    expect(only((role) => may(at(role, 'assigner', [])))).toEqual(roles);
    expect(only((role) => may(at(role, 'holder', ['other'])))).toEqual([]);
  });

  it('lets who assigns for the whole unit keep programmes, and head or clerk of the owner report', () => {
    const sorted = (some: PostRole[]): PostRole[] => some.toSorted((one, other) => one - other);
    const keeping = only((role) => mayKeepProgramme(at(role), 'u').allowed);
    expect(sorted(keeping)).toEqual(sorted([LEADER, CHIEF_OF_OFFICE, TASK_FORCE]));
    expect(only((role) => mayKeepProgramme(at(role), 'other').allowed)).toEqual([]);
    const reporting = only((role) => mayReportMilestone(at(role), 'u').allowed);
    const reporters = [LEADER, CHIEF_OF_OFFICE, HEAD_OF_DIVISION, PostRole.RECORDS_CLERK];
    expect(sorted(reporting)).toEqual(sorted(reporters));
    expect(only((role) => mayReportMilestone(at(role), 'other').allowed)).toEqual([]);
  });

  it('does not let who only took in a draft assign it', () => {
    const draft = { ...task, state: TaskState.DRAFTED };
    expect(mayReassign(at(PostRole.RECORDS_CLERK, 'assigner'), draft).allowed).toBe(false);
    expect(mayReassign(at(TASK_FORCE), draft).allowed).toBe(true);
    expect(mayReassign(at(TASK_FORCE), task).allowed).toBe(false);
    expect(mayReassign(at(TASK_FORCE, 'assigner'), task).allowed).toBe(true);
  });
});

describe('allowed actions', () => {
  it('name every act of its holder and its assigner in the states it starts from', () => {
    const holder = at(PostRole.OFFICIAL, 'holder', []);
    const leader = at(LEADER);
    for (const state of Object.values(TaskState).filter((value) => value > 0)) {
      const facts = { ...task, state };
      const starting = (Object.keys(taskFrom) as TaskAction[]).filter((action) =>
        (taskFrom[action] as readonly TaskState[]).includes(state),
      );
      expect(taskActions(holder, facts)).toEqual(starting.filter((action) => isHolders(action)));
      const directing = starting.filter((action) => !isHolders(action) && action !== 'DecideExtension');
      expect(taskActions(leader, facts)).toEqual(directing);
    }
  });

  it('know whether an extension may be asked for, or waits', () => {
    const holder = at(PostRole.OFFICIAL, 'holder', []);
    expect(taskActions(holder, task)).toContain('RequestExtension');
    expect(taskActions(holder, { ...task, mayExtend: false })).not.toContain('RequestExtension');
    expect(taskActions(holder, { ...task, extensionOpen: true })).not.toContain('RequestExtension');
    expect(taskActions(at(LEADER), task)).not.toContain('DecideExtension');
    expect(taskActions(at(LEADER), { ...task, extensionOpen: true })).toContain('DecideExtension');
  });
});

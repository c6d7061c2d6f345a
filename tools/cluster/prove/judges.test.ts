import { describe, expect, it } from 'vitest';
import { migrationOrder, refusalsIn } from './audit-log.ts';
import type { AuditEvent } from './audit-log.ts';
import { differences, notAsSent } from './compare.ts';

const complete = { status: { conditions: [{ type: 'Complete', status: 'True' }] } };

function event(more: Partial<AuditEvent>): AuditEvent {
  const asked = {
    user: 'baro-admin',
    verb: 'patch',
    resource: 'jobs',
    subresource: '',
    name: 'baro-tasks-migrate',
  };
  const answered = { namespace: 'baro', code: 200, message: '', deprecated: false, object: undefined };
  return { ...asked, ...answered, ...more };
}

const made = event({});
const done = event({ user: 'system:job-controller', subresource: 'status', object: complete });
const touched = event({ resource: 'deployments', name: 'baro-tasks' });

describe('migrationOrder', () => {
  it('is content when the migration was complete before a deployment was touched', () => {
    expect(migrationOrder([made, done, touched], ['tasks'])).toEqual([]);
  });

  it.each([
    ['a deployment touched while the migration ran', [made, touched, done], 'was not complete when'],
    ['no migration at all', [touched], 'was not made before'],
    ['no deployment touched', [made, done], 'no deployment was touched'],
  ])('finds %s', (_, events, sentence) => {
    expect(migrationOrder(events, ['tasks']).join()).toContain(sentence);
  });
});

describe('refusalsIn', () => {
  it('tells what helm was refused, and pods that were not allowed', () => {
    const refused = event({ code: 422, message: 'immutable' });
    const pod = event({
      user: 'system:replicaset',
      verb: 'create',
      resource: 'pods',
      code: 403,
      message: 'quota',
    });
    expect(refusalsIn([made, refused, pod]).join()).toMatch(/422 immutable.*403 quota/);
  });

  it('takes a look for what is not there for none', () => {
    expect(refusalsIn([event({ verb: 'get', code: 404 })])).toEqual([]);
  });
});

describe('differences', () => {
  it.each([
    [
      'fields the API server added',
      { spec: { replicas: 2 } },
      { spec: { replicas: 2, revisionHistoryLimit: 5 } },
    ],
    ['the same amount, written otherwise', { cpu: '1000m' }, { cpu: '1' }],
    ['what is empty and left out', { ingress: [], readOnly: false }, {}],
  ])('takes %s for none', (_, wanted, live) => {
    expect(differences(wanted, live)).toEqual([]);
  });

  it.each([
    ['another value', { spec: { replicas: 2 } }, { spec: { replicas: 1 } }, '/spec/replicas is 1, not 2'],
    ['a dropped field', { probe: { port: 8080 } }, { probe: {} }, '/probe/port is undefined, not 8080'],
    ['a list that is shorter', { env: [1, 2] }, { env: [1] }, '/env is [1], not [1,2]'],
  ])('finds %s', (_, wanted, live, sentence) => {
    expect(differences(wanted, live)).toEqual([sentence]);
  });
});

describe('notAsSent', () => {
  it('finds an object that is not there', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'baro-tasks' } };
    expect(notAsSent([service], [])).toEqual(['Service baro-tasks is not there']);
  });
});

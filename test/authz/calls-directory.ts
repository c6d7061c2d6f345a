import { randomUUID } from 'node:crypto';
import {
  CreateDelegationRequest,
  DelegationKind,
  EndDelegationRequest,
  GetMeRequest,
  GetUnitRequest,
  ListCalendarDaysRequest,
  ListDelegationsRequest,
  ListLegalTermsRequest,
  ListPeopleRequest,
  ListPostsRequest,
  ListUnitsRequest,
  PreviewDueTimeRequest,
  ResolveIdentifierRequest,
} from '@baro/proto/baro/directory/v1/directory';
import { ListRemindersRequest } from '@baro/proto/baro/custody/v1/custody';
import { ListDeadLettersRequest, ReplayEventsRequest } from '@baro/proto/baro/platform/v1/operations';
import { call, callMetadata, newId } from '@baro/chassis';
import { looseTaskCalls } from './calls-tasks.ts';
import { structureCalls } from './calls-structure.ts';
import type { Platform, Token } from './platform.ts';
import { readAll } from './stream-calls.ts';
import { identifier, personOf, postId, unitId } from './world.ts';
import type { UnitName } from './world.ts';

/** A question about the directory or the operations of a service. */
export interface DirectoryQuestion {
  platform: Platform;
  token: Token;
  /** Id of what was made for it. */
  prepared: string;
  /** Role that asks. */
  role: string;
}

export interface DirectoryCall {
  /** Makes what the question is about. */
  prepare?: (platform: Platform) => Promise<string>;
  ask: (question: DirectoryQuestion) => Promise<unknown>;
}

const reads: Record<string, DirectoryCall> = {
  GetMe: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.getMe, GetMeRequest.create(), { token }),
  },
  GetUnit: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.getUnit, GetUnitRequest.fromPartial({ id: unitId('STC') }), { token }),
  },
  ListUnits: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.listUnits, ListUnitsRequest.create(), { token }),
  },
  ListPosts: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.listPosts, ListPostsRequest.create(), { token }),
  },
  ListDelegations: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.listDelegations, ListDelegationsRequest.create(), { token }),
  },
  ResolveIdentifier: {
    ask: ({ platform: { directory }, token }) => {
      const request = ResolveIdentifierRequest.fromPartial({ code: identifier });
      return call(directory, directory.resolveIdentifier, request, { token });
    },
  },
  ListCalendarDays: {
    ask: ({ platform: { directory }, token }) => {
      const request = ListCalendarDaysRequest.fromPartial({ year: 2026 });
      return call(directory, directory.listCalendarDays, request, { token });
    },
  },
  ListLegalTerms: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.listLegalTerms, ListLegalTermsRequest.create(), { token }),
  },
  PreviewDueTime: {
    ask: ({ platform: { directory }, token }) => {
      const term = {
        termCode: 'documents.incoming.handle.normal',
        startTime: new Date('2026-01-05T03:00:00Z'),
      };
      return call(directory, directory.previewDueTime, PreviewDueTimeRequest.fromPartial(term), { token });
    },
  },
  ListPeople: {
    ask: ({ platform: { directory }, token }) => {
      const request = ListPeopleRequest.fromPartial({ query: 'Cán' });
      return call(directory, directory.listPeople, request, { token });
    },
  },
  ListDocumentTypes: {
    ask: ({ platform: { outgoing }, token }) => call(outgoing, outgoing.listDocumentTypes, {}, { token }),
  },
  ListReminders: {
    ask: ({ platform: { custody }, token }) =>
      call(custody, custody.listReminders, ListRemindersRequest.create(), { token }),
  },
  ReadReminders: {
    ask: ({ platform: { custody }, token }) =>
      call(custody, custody.readReminders, { ids: [newId()], requestId: randomUUID() }, { token }),
  },
};

/** Documents nobody has made. */
const missing: Record<string, DirectoryCall> = {
  'GetIncomingDocument(missing)': {
    ask: ({ platform: { incoming }, token }) =>
      call(incoming, incoming.getIncomingDocument, { id: newId() }, { token }),
  },
  'GetOutgoingDocument(missing)': {
    ask: ({ platform: { outgoing }, token }) =>
      call(outgoing, outgoing.getOutgoingDocument, { id: newId() }, { token }),
  },
};

/** Whether changes of a unit are offered. */
function offers(name: UnitName): DirectoryCall {
  return {
    ask: async ({ platform: { directory }, token }) => {
      const request = GetUnitRequest.fromPartial({ id: unitId(name) });
      const { unit } = await call(directory, directory.getUnit, request, { token });
      return (unit?.allowedActions.length ?? 0) > 0 ? 'seen' : 'hidden';
    },
  };
}

type Service = 'directory' | 'documents' | 'tasks' | 'reporting';

function operationsOf(service: Service): Record<string, DirectoryCall> {
  return {
    [`ListDeadLetters(${service})`]: {
      ask: ({ platform: { operations }, token }) => {
        const client = operations[service];
        return call(client, client.listDeadLetters, ListDeadLettersRequest.fromPartial({ service }), {
          token,
        });
      },
    },
    [`ReplayDeadLetter(${service})`]: {
      // The letter belongs to no consumer, so that nobody takes it off the list.
      prepare: async ({ sql }) => {
        const id = newId();
        const columns = 'id, consumer, subject, reason, body';
        await sql(
          service,
          `INSERT INTO dead_letters (${columns}) VALUES ($1, 'authz--none', 'baro.authz', 'X', '')`,
          [id],
        );
        return id;
      },
      ask: ({ platform: { operations }, token, prepared: id }) => {
        const client = operations[service];
        return call(client, client.replayDeadLetter, { service, id, requestId: randomUUID() }, { token });
      },
    },
    [`ReplayEvents(${service})`]: {
      ask: ({ platform: { operations }, token }) => {
        const client = operations[service];
        const startTime = new Date('2100-01-01T00:00:00Z');
        const run = { service, consumer: 'authz--none', startTime, requestId: randomUUID() };
        return call(client, client.replayEvents, ReplayEventsRequest.fromPartial(run), { token });
      },
    },
    [`StreamEvents(${service})`]: {
      ask: ({ platform: { eventLogs }, token }) => {
        const request = { subjectFilter: 'baro.authz.nothing.>', afterAggregateId: '' };
        return readAll(eventLogs[service].streamEvents(request, callMetadata(token)));
      },
    },
  };
}

/** How each RPC of the directory, each operation, and a document that is not there is asked. */
export const directoryCalls: Record<string, DirectoryCall> = {
  ...reads,
  ...missing,
  'GetUnit(offers-changes)': offers('STC'),
  'GetUnit(offers-changes-when-closed)': offers('OLD'),
  ...structureCalls,
  ...operationsOf('directory'),
  ...operationsOf('documents'),
  ...looseTaskCalls,
  ...operationsOf('tasks'),
  ...operationsOf('reporting'),
};

/** Lends a post to somebody who does not hold it. */
export async function createDelegation(platform: Platform, post: string, token: Token): Promise<string> {
  const year = new Date().getFullYear();
  const request = CreateDelegationRequest.fromPartial({
    delegation: {
      kind: DelegationKind.ABSENCE,
      postId: postId(post),
      personId: personOf('TX.desk'),
      scope: 'Khi vắng mặt',
      // From a day to come on, so that nobody acts by it.
      validFrom: `${year + 1}-01-01`,
      validTo: `${year + 1}-12-31`,
    },
    requestId: randomUUID(),
  });
  const { delegation } = await call(platform.directory, platform.directory.createDelegation, request, {
    token,
  });
  return delegation?.id ?? '';
}

/** Ends a delegation early. */
export async function endDelegation(platform: Platform, id: string, token: Token): Promise<unknown> {
  const validTo = `${new Date().getFullYear() + 1}-06-30`;
  const request = EndDelegationRequest.fromPartial({ id, validTo, requestId: randomUUID() });
  return call(platform.directory, platform.directory.endDelegation, request, { token });
}

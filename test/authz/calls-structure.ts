import { randomUUID } from 'node:crypto';
import {
  AddIdentifierRequest,
  AddLegalTermRequest,
  AssignPostRequest,
  ClosePostRequest,
  CreatePersonRequest,
  CreatePostRequest,
  CreateUnitRequest,
  EndHoldingRequest,
  ImportDirectoryRequest,
  RenameUnitRequest,
  ReorganiseUnitsRequest,
  SetCalendarDayRequest,
} from '@baro/proto/baro/directory/v1/directory';
import { call, newId } from '@baro/chassis';
import type { DirectoryCall } from './calls-directory.ts';
import type { Platform } from './platform.ts';
import { nextNumber } from './scenes.ts';
import { personOf, unitId } from './world.ts';

const legalRef = 'QĐ 01/QĐ-UBND';
const validFrom = '2026-01-01';

function unitRequest(): CreateUnitRequest {
  const code = `U${nextNumber()}-${randomUUID().slice(0, 8)}`;
  const place = { kind: 'division', level: 3, parentId: unitId('SYT'), validFrom };
  return CreateUnitRequest.fromPartial({
    unit: { code, name: `Đơn vị ${code}`, ...place },
    requestId: randomUUID(),
  });
}

function postRequest(): CreatePostRequest {
  const post = {
    unitId: unitId('SYT1'),
    code: `p${nextNumber()}`,
    title: 'Chuyên viên',
    role: 5 as const,
    validFrom,
  };
  return CreatePostRequest.fromPartial({ post, requestId: randomUUID() });
}

function holdingRequest(postId: string): AssignPostRequest {
  const personId = personOf('SYT.desk');
  return AssignPostRequest.fromPartial({ postId, personId, validFrom, requestId: randomUUID() });
}

async function administrator(platform: Platform): Promise<{ token: string }> {
  return { token: await platform.tokenOf('city-administrator') };
}

async function makeUnit(platform: Platform): Promise<string> {
  const { directory } = platform;
  const { unit } = await call(directory, directory.createUnit, unitRequest(), await administrator(platform));
  return unit?.id ?? '';
}

async function makePost(platform: Platform): Promise<string> {
  const { directory } = platform;
  const { post } = await call(directory, directory.createPost, postRequest(), await administrator(platform));
  return post?.id ?? '';
}

async function makeHolding(platform: Platform): Promise<string> {
  const { directory } = platform;
  const request = holdingRequest(await makePost(platform));
  const { holding } = await call(directory, directory.assignPost, request, await administrator(platform));
  return holding?.id ?? '';
}

/** How each RPC that keeps the structure is asked; what it changes is made before, so that it is there to be changed. */
export const structureCalls: Record<string, DirectoryCall> = {
  CreateUnit: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.createUnit, unitRequest(), { token }),
  },
  RenameUnit: {
    prepare: makeUnit,
    ask: ({ platform: { directory }, token, prepared: id }) => {
      const change = { name: 'Tên mới', effectiveDate: '2026-06-01', legalRef, requestId: randomUUID() };
      return call(directory, directory.renameUnit, RenameUnitRequest.fromPartial({ id, ...change }), {
        token,
      });
    },
  },
  ReorganiseUnits: {
    prepare: makeUnit,
    ask: ({ platform: { directory }, token, prepared: id }) => {
      const request = ReorganiseUnitsRequest.fromPartial({
        kind: 4,
        effectiveDate: '2026-07-01',
        legalRef,
        closeUnitIds: [id],
        successions: [{ predecessorId: id, successorCode: 'SYT', relation: 1 }],
        requestId: randomUUID(),
      });
      return call(directory, directory.reorganiseUnits, request, { token });
    },
  },
  CreatePost: {
    ask: ({ platform: { directory }, token }) =>
      call(directory, directory.createPost, postRequest(), { token }),
  },
  ClosePost: {
    prepare: makePost,
    ask: ({ platform: { directory }, token, prepared: id }) => {
      const request = ClosePostRequest.fromPartial({ id, validTo: '2030-12-31', requestId: randomUUID() });
      return call(directory, directory.closePost, request, { token });
    },
  },
  CreatePerson: {
    ask: ({ platform: { directory }, token }) => {
      const person = { fullName: 'Người mới' };
      const request = CreatePersonRequest.fromPartial({ person, requestId: randomUUID() });
      return call(directory, directory.createPerson, request, { token });
    },
  },
  AssignPost: {
    prepare: makePost,
    ask: ({ platform: { directory }, token, prepared: id }) =>
      call(directory, directory.assignPost, holdingRequest(id), { token }),
  },
  EndHolding: {
    prepare: makeHolding,
    ask: ({ platform: { directory }, token, prepared: id }) => {
      const request = EndHoldingRequest.fromPartial({ id, validTo: '2030-12-31', requestId: randomUUID() });
      return call(directory, directory.endHolding, request, { token });
    },
  },
  AddIdentifier: {
    ask: ({ platform: { directory }, token }) => {
      const identifier = { unitId: unitId('SYT'), code: `H26.${1000 + nextNumber()}`, scheme: 'qd20' };
      const request = AddIdentifierRequest.fromPartial({ identifier, requestId: randomUUID() });
      return call(directory, directory.addIdentifier, request, { token });
    },
  },
  SetCalendarDay: {
    ask: ({ platform: { directory }, token }) => {
      const date = new Date(Date.UTC(2040, 0, 1 + nextNumber())).toISOString().slice(0, 10);
      const day = { date, dayOff: true, name: 'Nghỉ', legalRef, confidence: 'estimate' };
      const request = SetCalendarDayRequest.fromPartial({ day, requestId: randomUUID() });
      return call(directory, directory.setCalendarDay, request, { token });
    },
  },
  AddLegalTerm: {
    ask: ({ platform: { directory }, token }) => {
      const count = { value: 5, unit: 1 as const, startEvent: 'ngày nhận', confidence: 'unknown' };
      const legalTerm = {
        code: `authz.term${nextNumber()}`,
        name: 'Thời hạn',
        ...count,
        validFrom,
        legalRef,
      };
      const request = AddLegalTermRequest.fromPartial({ legalTerm, requestId: randomUUID() });
      return call(directory, directory.addLegalTerm, request, { token });
    },
  },
  ImportDirectory: {
    ask: ({ platform: { directory }, token }) => {
      const people = [{ id: newId(), fullName: 'Người nhập' }];
      const request = ImportDirectoryRequest.fromPartial({ people, requestId: randomUUID() });
      return call(directory, directory.importDirectory, request, { token });
    },
  },
};

import { randomUUID } from 'node:crypto';
import {
  CheckDuplicatesRequest,
  ImportIncomingDocumentsRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { CreateNumberSeriesRequest, ListNumberSeriesRequest } from '@baro/proto/baro/documents/v1/outgoing';
import { ExportRegisterRequest, ListRegisterRowsRequest } from '@baro/proto/baro/documents/v1/registers';
import { call, callMetadata } from '@baro/chassis';
import type { Platform, Token } from './platform.ts';
import { newDraft, newEntry } from './scenes.ts';
import { assignment, taskTable } from './task-scenes.ts';
import { readAll } from './stream-calls.ts';
import { unitId } from './world.ts';
import type { Register } from './world.ts';

/** A question about the books of a unit. */
export interface UnitQuestion {
  platform: Platform;
  token: Token;
  register: Register;
}

/** Types a series is made for, one after the other. */
const seriesTypes = 'KH BC TB GM BB QD CT QC HD PA TTR CD BGN BTT GUQ GGT GNP PG PC PB'.split(' ');
let seriesTurn = 0;

const span = { kind: 1, dateFrom: '2026-01-01', dateTo: '2026-01-31' } as const;

/** How each RPC that names a unit is asked. */
export const unitCalls: Record<string, (question: UnitQuestion) => Promise<unknown>> = {
  RegisterIncomingDocument: ({ platform: { incoming }, register, token }) =>
    call(incoming, incoming.registerIncomingDocument, newEntry(register), { token }),
  AssignTask: ({ platform: { tasks }, register, token }) =>
    call(tasks, tasks.assignTask, assignment(register, `${register}.desk`), { token }),
  CheckDuplicates: ({ platform: { incoming }, register, token }) => {
    const request = CheckDuplicatesRequest.fromPartial({
      unitId: unitId(register),
      number: '1',
      symbol: 'CV',
    });
    return call(incoming, incoming.checkDuplicates, request, { token });
  },
  ImportIncomingDocuments: ({ platform: { incoming }, register, token }) => {
    const row = { externalId: randomUUID(), row: 1, issuerName: 'Bộ Nội vụ', subject: 'Về việc báo cáo' };
    const request = ImportIncomingDocumentsRequest.fromPartial({
      unitId: unitId(register),
      source: 'authz',
      documents: [{ ...row, issueDate: '2020-05-05' }],
      requestId: randomUUID(),
    });
    return call(incoming, incoming.importIncomingDocuments, request, { token });
  },
  ImportTasks: ({ platform: { tasks }, register, token }) =>
    call(tasks, tasks.importTasks, taskTable(register), { token }),
  CreateOutgoingDocument: ({ platform: { outgoing }, register, token }) =>
    call(outgoing, outgoing.createOutgoingDocument, newDraft(register), { token }),
  CreateNumberSeries: ({ platform: { outgoing }, register, token }) => {
    // A type has one series a year in a unit: each question takes a pair nobody asked with before.
    seriesTurn += 1;
    const turn = seriesTurn;
    const request = CreateNumberSeriesRequest.fromPartial({
      series: {
        unitId: unitId(register),
        year: 2027 + (turn % 70),
        name: `Số ${turn}`,
        kind: 2,
        typeCodes: [seriesTypes[Math.floor(turn / 70) % seriesTypes.length] ?? 'KH'],
        symbolTemplate: '{type}-{unit}',
      },
      requestId: randomUUID(),
    });
    return call(outgoing, outgoing.createNumberSeries, request, { token });
  },
  ListNumberSeries: ({ platform: { outgoing }, register, token }) => {
    const request = ListNumberSeriesRequest.fromPartial({ unitId: unitId(register) });
    return call(outgoing, outgoing.listNumberSeries, request, { token });
  },
  ListRegisterRows: ({ platform: { registers }, register, token }) => {
    const request = ListRegisterRowsRequest.fromPartial({ ...span, unitId: unitId(register) });
    return call(registers, registers.listRegisterRows, request, { token });
  },
  ExportRegister: ({ platform: { registers }, register, token }) => {
    const request = ExportRegisterRequest.fromPartial({ ...span, unitId: unitId(register), format: 1 });
    return readAll(registers.exportRegister(request, callMetadata(token)));
  },
};

import { check } from 'k6';
import { uuid } from '../client/ids.ts';
import { measure, part, prove, text } from '../client/measure.ts';
import { stage } from '../client/settings.ts';
import { invoke, prepare } from '../client/system.ts';
import { documentOf } from './incoming.ts';
import { type Known, oneOf } from './known.ts';

const documents = 'documents.v1.IncomingDocumentService';
/** One registration in so many is sent again as after a lost answer. */
const sentAgain = 10;

let registered = 0;

/** A ward's own system registers what it sends on. */
export function registerBySystem(): void {
  prepare();
  const requestId = uuid();
  const unitId = stage.districtUnitId;
  const request = { requestId, document: { ...documentOf(unitId), messageId: `H26,${requestId}` } };
  const register = () => invoke(`${documents}/RegisterIncomingDocument`, request);
  const reply = measure('system-register', register);
  const document = part(reply.body, 'document');
  const id = text(document, 'id');
  const number = Number(document['arrivalNumber'] ?? 0);
  if (!prove('system-register', reply, { requestId, id, number, unitId })) return;
  registered += 1;
  if (registered % sentAgain !== 1) return;
  const again = register();
  if (again.ending !== 'answered') return;
  const same = (): boolean => text(part(again.body, 'document'), 'id') === id;
  check(again, { 'sent again, it is the same document': same });
}

/** A ward's own system asks who it is. */
export function askWhoSystemIs(): void {
  prepare();
  measure('system-me', () => invoke('directory.v1.DirectoryService/GetMe', {}));
}

/** A ward's own system looks what is new in its register. */
export function listBySystem(): void {
  prepare();
  const request = { unitId: stage.districtUnitId, pageSize: 50 };
  measure('system-list', () => invoke(`${documents}/ListIncomingDocuments`, request));
}

/** A ward's own system asks how far a document is. */
export function openBySystem({ ward }: Known): void {
  prepare();
  measure('system-open', () => invoke(`${documents}/GetIncomingDocument`, { id: oneOf(ward) }));
}

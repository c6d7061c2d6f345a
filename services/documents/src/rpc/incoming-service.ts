import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { IncomingDocumentServiceService } from '@baro/proto/baro/documents/v1/incoming';
import type { IncomingDocumentServiceServer } from '@baro/proto/baro/documents/v1/incoming';
import { checkDuplicates } from '../app/check-duplicates.ts';
import type { Deps } from '../app/deps.ts';
import { finishItem } from '../app/finish-item.ts';
import { getIncoming } from '../app/get-incoming.ts';
import { acceptItem, handOverItem, sendBackItem } from '../app/handle-item.ts';
import { importIncoming } from '../app/import-incoming.ts';
import { listIncoming } from '../app/list-incoming.ts';
import { registerIncoming } from '../app/register-incoming.ts';
import { returnIncoming } from '../app/return-incoming.ts';
import { routeIncoming } from '../app/route-incoming.ts';
import { submitIncoming } from '../app/submit-incoming.ts';
import { updateIncoming } from '../app/update-incoming.ts';

/** Incoming documents over gRPC. */
export function incomingService(deps: Deps): BoundService {
  return bindService<IncomingDocumentServiceServer>(IncomingDocumentServiceService, {
    registerIncomingDocument: (request, ctx) => registerIncoming(deps, request, ctx),
    checkDuplicates: (request, ctx) => checkDuplicates(deps, request, ctx),
    getIncomingDocument: (request, ctx) => getIncoming(deps, request, ctx),
    listIncomingDocuments: (request, ctx) => listIncoming(deps, request, ctx),
    updateIncomingDocument: (request, ctx) => updateIncoming(deps, request, ctx),
    returnIncomingDocument: (request, ctx) => returnIncoming(deps, request, ctx),
    submitIncomingDocument: (request, ctx) => submitIncoming(deps, request, ctx),
    routeIncomingDocument: (request, ctx) => routeIncoming(deps, request, ctx),
    acceptItem: (request, ctx) => acceptItem(deps, request, ctx),
    handOverItem: (request, ctx) => handOverItem(deps, request, ctx),
    sendBackItem: (request, ctx) => sendBackItem(deps, request, ctx),
    finishItem: (request, ctx) => finishItem(deps, request, ctx),
    importIncomingDocuments: (request, ctx) => importIncoming(deps, request, ctx),
  });
}

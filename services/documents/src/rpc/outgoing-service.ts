import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { OutgoingDocumentServiceService } from '@baro/proto/baro/documents/v1/outgoing';
import type { OutgoingDocumentServiceServer } from '@baro/proto/baro/documents/v1/outgoing';
import { createOutgoing } from '../app/create-outgoing.ts';
import type { Deps } from '../app/deps.ts';
import { correctOutgoing, replaceOutgoing } from '../app/follow-outgoing.ts';
import { getOutgoing } from '../app/get-outgoing.ts';
import { handOverOutgoing } from '../app/hand-over-outgoing.ts';
import { cancelOutgoingNumber, issueOutgoing, recallOutgoing } from '../app/issue-outgoing.ts';
import { listOutgoing } from '../app/list-outgoing.ts';
import { listTypes } from '../app/list-types.ts';
import { createNumberSeries, listNumberSeries } from '../app/number-series.ts';
import { numberOutgoing } from '../app/number-outgoing.ts';
import { updateOutgoing } from '../app/update-outgoing.ts';

/** Outgoing and internal documents, and the series their numbers come from. */
export function outgoingService(deps: Deps): BoundService {
  return bindService<OutgoingDocumentServiceServer>(OutgoingDocumentServiceService, {
    createOutgoingDocument: (request, ctx) => createOutgoing(deps, request, ctx),
    updateOutgoingDocument: (request, ctx) => updateOutgoing(deps, request, ctx),
    handOverOutgoingDocument: (request, ctx) => handOverOutgoing(deps, request, ctx),
    numberOutgoingDocument: (request, ctx) => numberOutgoing(deps, request, ctx),
    issueOutgoingDocument: (request, ctx) => issueOutgoing(deps, request, ctx),
    cancelOutgoingNumber: (request, ctx) => cancelOutgoingNumber(deps, request, ctx),
    replaceOutgoingDocument: (request, ctx) => replaceOutgoing(deps, request, ctx),
    correctOutgoingDocument: (request, ctx) => correctOutgoing(deps, request, ctx),
    recallOutgoingDocument: (request, ctx) => recallOutgoing(deps, request, ctx),
    getOutgoingDocument: (request, ctx) => getOutgoing(deps, request, ctx),
    listOutgoingDocuments: (request, ctx) => listOutgoing(deps, request, ctx),
    createNumberSeries: (request, ctx) => createNumberSeries(deps, request, ctx),
    listNumberSeries: (request, ctx) => listNumberSeries(deps, request, ctx),
    listDocumentTypes: (_, ctx) => listTypes(deps, ctx),
  });
}

import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { PublicPetitionServiceService, ReceiptServiceService } from '@baro/proto/baro/petitions/v1/public';
import type { PublicPetitionServiceServer, ReceiptServiceServer } from '@baro/proto/baro/petitions/v1/public';
import type { Deps } from '../app/deps.ts';
import { getPublicPetition, lookUpPetition } from '../app/public-petition.ts';
import { issueReceipt, listReceipts, revokeReceipt } from '../app/receipts.ts';
import { sayNotSolved, sayNotSolvedForDeputies } from '../app/voter-words.ts';

/** What anybody may ask without signing in, over gRPC. */
export function publicPetitionService(deps: Deps): BoundService {
  return bindService<PublicPetitionServiceServer>(PublicPetitionServiceService, {
    getPublicPetition: (request, ctx) => getPublicPetition(deps, request, ctx),
    lookUpPetition: (request, ctx) => lookUpPetition(deps, request, ctx),
    sayNotSolved: (request, ctx) => sayNotSolved(deps, request, ctx),
  });
}

/** Receipts of voters' lines and the word of deputies, over gRPC. */
export function receiptService(deps: Deps): BoundService {
  return bindService<ReceiptServiceServer>(ReceiptServiceService, {
    issueReceipt: (request, ctx) => issueReceipt(deps, request, ctx),
    listReceipts: (request, ctx) => listReceipts(deps, request, ctx),
    revokeReceipt: (request, ctx) => revokeReceipt(deps, request, ctx),
    sayNotSolvedForDeputies: (request, ctx) => sayNotSolvedForDeputies(deps, request, ctx),
  });
}

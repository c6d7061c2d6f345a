import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import {
  LetterReceiptServiceService,
  PublicLetterServiceService,
} from '@baro/proto/baro/complaints/v1/public';
import type {
  LetterReceiptServiceServer,
  PublicLetterServiceServer,
} from '@baro/proto/baro/complaints/v1/public';
import type { Deps } from '../app/deps.ts';
import { issueLetterReceipt, listLetterReceipts, revokeLetterReceipt } from '../app/letter-receipts.ts';
import { lookUpLetter } from '../app/public-letter.ts';

/** What anybody may ask of letters without signing in, over gRPC. */
export function publicLetterService(deps: Deps): BoundService {
  return bindService<PublicLetterServiceServer>(PublicLetterServiceService, {
    lookUpLetter: (request, ctx) => lookUpLetter(deps, request, ctx),
  });
}

/** Receipts of letters over gRPC. */
export function letterReceiptService(deps: Deps): BoundService {
  return bindService<LetterReceiptServiceServer>(LetterReceiptServiceService, {
    issueLetterReceipt: (request, ctx) => issueLetterReceipt(deps, request, ctx),
    listLetterReceipts: (request, ctx) => listLetterReceipts(deps, request, ctx),
    revokeLetterReceipt: (request, ctx) => revokeLetterReceipt(deps, request, ctx),
  });
}

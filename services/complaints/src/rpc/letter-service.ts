import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { LetterServiceService } from '@baro/proto/baro/complaints/v1/letters';
import type { LetterServiceServer } from '@baro/proto/baro/complaints/v1/letters';
import { classifyLetter } from '../app/classify-letter.ts';
import type { Deps } from '../app/deps.ts';
import { getLetter } from '../app/get-letter.ts';
import { answerFeedback, disposeLetter, handOverLetter } from '../app/handle-letter.ts';
import { getLegalCodes } from '../app/legal-codes.ts';
import { listLetters } from '../app/list-letters.ts';
import { listLikelyLetters } from '../app/list-likely.ts';
import { markDuplicate } from '../app/mark-duplicate.ts';
import { receiveLetter } from '../app/receive-letter.ts';

/** Letters over gRPC. */
export function letterService(deps: Deps): BoundService {
  return bindService<LetterServiceServer>(LetterServiceService, {
    receiveLetter: (request, ctx) => receiveLetter(deps, request, ctx),
    getLetter: (request, ctx) => getLetter(deps, request, ctx),
    listLetters: (request, ctx) => listLetters(deps, request, ctx),
    getLegalCodes: (request, ctx) => getLegalCodes(deps, request, ctx),
    classifyLetter: (request, ctx) => classifyLetter(deps, request, ctx),
    handOverLetter: (request, ctx) => handOverLetter(deps, request, ctx),
    disposeLetter: (request, ctx) => disposeLetter(deps, request, ctx),
    listLikelyLetters: (request, ctx) => listLikelyLetters(deps, request, ctx),
    markDuplicate: (request, ctx) => markDuplicate(deps, request, ctx),
    answerFeedback: (request, ctx) => answerFeedback(deps, request, ctx),
  });
}

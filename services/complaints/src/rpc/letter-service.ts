import { AppError, bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { LetterServiceService } from '@baro/proto/baro/complaints/v1/letters';
import type { LetterServiceServer } from '@baro/proto/baro/complaints/v1/letters';
import type { Deps } from '../app/deps.ts';

/** Letters over gRPC. */
export function letterService(_deps: Deps): BoundService {
  return bindService<LetterServiceServer>(LetterServiceService, {
    getLetter: async () => {
      throw new AppError('LETTER_NOT_FOUND');
    },
  });
}

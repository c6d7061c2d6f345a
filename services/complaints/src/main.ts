import { AppError, runService } from '@baro/chassis';
import { complaints } from './service.ts';

// Without the identity store nothing is taken in: a letter whose people nobody knows would be worse than none.
const closed = {
  put: async (): Promise<void> => {
    throw new AppError('INTERNAL');
  },
};

await runService(complaints(closed));

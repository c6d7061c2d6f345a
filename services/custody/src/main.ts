import { runService } from '@baro/chassis';
import { custody } from './service.ts';

await runService(custody());

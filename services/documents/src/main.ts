import { runService } from '@baro/chassis';
import { documents } from './service.ts';

await runService(documents());

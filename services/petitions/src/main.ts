import { runService } from '@baro/chassis';
import { petitions } from './service.ts';

await runService(petitions());

import { runService } from '@baro/chassis';
import { reporting } from './service.ts';

await runService(reporting());

import { runService } from '@baro/chassis';
import { tasks } from './service.ts';

await runService(tasks());

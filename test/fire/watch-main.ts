import { runService } from '@baro/chassis';
import { watchService } from './watch-definition.ts';

await runService(watchService);

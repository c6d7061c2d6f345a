import { runService } from '@baro/chassis';
import { directory } from './service.ts';

await runService(directory);

import { runService } from '@baro/chassis';
import { complaints } from './service.ts';

await runService(complaints());

import { wholePlatform } from '@baro/tools/start/platform-plan.ts';
import { runPlatform } from '@baro/tools/start/run-platform.ts';

// What `npm start` starts, without the demo city and without building pages.
process.exit(await runPlatform({ ...wholePlatform, city: undefined, pages: false }, process.argv.slice(2)));

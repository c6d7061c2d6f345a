import { wholePlatform } from './platform-plan.ts';
import { runPlatform } from './run-platform.ts';

// The channel to the bootstrap and open timers must not hold up the end.
process.exit(await runPlatform(wholePlatform, process.argv.slice(2)));

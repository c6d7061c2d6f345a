import { wholePlatform } from '../platform-plan.ts';
import { runPlatform } from '../run-platform.ts';

const here = 'tools/start/test';

// Real PostgreSQL, NATS and sign-on, small stand-ins for the services.
process.exit(
  await runPlatform(
    {
      ...wholePlatform,
      services: [
        { name: 'alpha', port: 10, main: `${here}/fake-service.ts` },
        { name: 'beta', port: 11, main: `${here}/fake-beta-service.ts` },
      ],
      gateway: undefined,
      city: `${here}/fake-city.ts`,
      pages: false,
    },
    process.argv.slice(2),
  ),
);

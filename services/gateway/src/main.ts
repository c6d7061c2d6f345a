import { errorFacts, openLog, readConfig, startTelemetry, stopOnSignal } from '@baro/chassis';
import { migrateGateway } from './app/migrate.ts';
import { startGateway } from './app/start-gateway.ts';
import { gatewayConfig } from './config.ts';

const stopBySignal = stopOnSignal();
try {
  const config = readConfig('gateway', gatewayConfig);
  if (process.argv[2] === 'migrate') {
    await migrateGateway(config);
  } else {
    const telemetry = await startTelemetry('gateway', config.metricsAddress);
    const gateway = await startGateway(config);
    stopBySignal(async () => {
      await gateway.stop();
      await telemetry.stop();
    });
  }
} catch (error) {
  // Configuration and start-up errors are written for operators and hold no personal data.
  openLog('gateway', 'info').fatal(
    errorFacts(error),
    error instanceof Error ? error.message : 'cannot start',
  );
  process.exit(1);
}

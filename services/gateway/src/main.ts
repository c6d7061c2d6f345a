import { errorFacts, openLog, readConfig, startTelemetry } from '@baro/chassis';
import { migrateGateway } from './app/migrate.ts';
import { startGateway } from './app/start-gateway.ts';
import { gatewayConfig } from './config.ts';

try {
  const config = readConfig('gateway', gatewayConfig);
  if (process.argv[2] === 'migrate') {
    await migrateGateway(config);
  } else {
    const telemetry = await startTelemetry('gateway', config.metricsAddress);
    const gateway = await startGateway(config);
    const stop = (): void => {
      // A second signal must not start a second stop.
      process
        .removeAllListeners('SIGTERM')
        .removeAllListeners('SIGINT')
        .on('SIGINT', () => {});
      void gateway
        .stop()
        .then(() => telemetry.stop())
        .then(() => process.exit(0));
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  }
} catch (error) {
  // Configuration and start-up errors are written for operators and hold no personal data.
  openLog('gateway', 'info').fatal(
    errorFacts(error),
    error instanceof Error ? error.message : 'cannot start',
  );
  process.exit(1);
}

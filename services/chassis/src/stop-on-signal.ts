/** What a shell says of a process that SIGTERM ended. */
const endedEarly = 143;

/**
 * Listens for SIGTERM and SIGINT from now on: the first process of a container gets no signal it does not listen for.
 * @returns what is told how to stop, once there is something to stop; until then a signal ends the process at once
 */
export function stopOnSignal(): (stop: () => Promise<void>) => void {
  let end = async (): Promise<number> => endedEarly;
  const onSignal = (): void => {
    // A second signal must not start a second stop.
    process
      .removeAllListeners('SIGTERM')
      .removeAllListeners('SIGINT')
      .on('SIGINT', () => {});
    void end().then((code) => process.exit(code));
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  return (stop) => {
    end = async () => {
      await stop();
      return 0;
    };
  };
}

const last = new Map<string, Promise<void>>();

/**
 * Waits until the writes of this process that took the turn before have ended. Who waits for a row in PostgreSQL is
 * woken and looks again each time its holder changes; here only the next one is. The row's lock stays what keeps other
 * replicas out. @returns call it when the transaction has ended.
 */
export async function takeTurn(name: string): Promise<() => void> {
  const before = last.get(name);
  let end = (): void => undefined;
  const mine = new Promise<void>((resolve) => {
    end = resolve;
  });
  last.set(name, mine);
  await before;
  return () => {
    if (last.get(name) === mine) last.delete(name);
    end();
  };
}

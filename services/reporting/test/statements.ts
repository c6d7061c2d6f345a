import { statementCounter } from '@baro/chassis';

/** How many statements an operation makes; the copy of the directory looks for changes by itself. */
export async function statementsOf(operation: () => Promise<unknown>): Promise<number> {
  const texts: string[] = [];
  const stop = statementCounter.listen((text) => texts.push(text));
  await operation();
  stop();
  return texts.filter((text) => !text.includes('dir_state')).length;
}

/** Disks answer several at once faster than one after the other; more would only hold more memory. */
const WIDTH = 8;

/** Does the work for each, some at once; results in the order of the items. The first failure ends it. */
export async function forEachAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return results;
}

/** Ends what was begun, the last first, each after the one before; one that fails keeps none from ending. Then fails as they did. */
export async function endAll(endings: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of endings.toReversed()) {
    try {
      await end();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'Several things could not be ended.');
}

/** Asks again every 50 ms until the answer is not null. After `milliseconds` it fails with `what`, which is a sentence. */
export async function until<Answer>(what: () => string, milliseconds: number, ask: () => Promise<Answer | null>): Promise<Answer> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(what());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

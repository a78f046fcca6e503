import fc from 'fast-check';

/** How often a property runs: 100 by default, ten times as often in `npm run soak` (DESK_RUNS). The seed is printed, and taken from DESK_SEED. */
const runs = Number(process.env.DESK_RUNS ?? 100);
const seed = Number(process.env.DESK_SEED ?? Math.floor(Math.random() * 0x7fffffff));
fc.configureGlobal({ numRuns: runs, seed });
console.info(`properties: ${runs} runs, DESK_SEED=${seed}`);

export { fc };

/** How many kills: 10 by default, ten times as many in `npm run soak` (DESK_RUNS_KILL). */
export const kills = Number(process.env.DESK_RUNS_KILL ?? 10);

/** Where the random moments come from; DESK_SEED repeats a run. */
export const seed = Number(process.env.DESK_SEED ?? Math.floor(Math.random() * 0x7fffffff));

import { type ForkOptions, type UtilityProcess, utilityProcess } from 'electron';

/** How long a process that was told to end may take before the system ends it. Milliseconds. */
const PATIENCE = 3000;
/** How long the system may take. Milliseconds. */
const LAST = 1000;

/** A process beside ours. */
export interface Child {
  readonly process: UtilityProcess;
  /** Answers its exit code once it has ended, however that was. */
  readonly ended: Promise<number>;
  /** Ends it and answers once it has ended; one that does not listen is ended by the system. */
  end(): Promise<void>;
}

export function startChild(program: string, given: readonly string[], options: ForkOptions): Child {
  const child = utilityProcess.fork(program, [...given], options);
  let running = true;
  // The end of a process whose V8 gave up follows by itself; an error that nobody hears would end us, too.
  child.on('error', () => {});
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      running = false;
      resolve(code);
    });
  });
  const kill = (): void => {
    // Its id is known from its birth to its death.
    const { pid } = child;
    if (running && pid !== undefined) process.kill(pid, 'SIGKILL');
  };
  return {
    process: child,
    ended,
    async end() {
      if (!running) return;
      // One that is not yet born does not hear that it shall end.
      child.once('spawn', () => child.kill());
      child.kill();
      let late: ReturnType<typeof setTimeout> | undefined;
      // Whatever the system makes of it, closing the app does not wait for ever.
      const given = new Promise((resolve) => {
        late = setTimeout(() => {
          kill();
          late = setTimeout(resolve, LAST);
        }, PATIENCE);
      });
      await Promise.race([ended, given]);
      clearTimeout(late);
    },
  };
}

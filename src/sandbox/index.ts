import { readOptions } from './options.ts';
import { startSandbox } from './start.ts';

// The sandbox's process: one line of JSON on standard output when it can be called, sentences for people on standard error.
try {
  const options = readOptions(process.argv.slice(2));
  const sandbox = await startSandbox(options);
  const end = (): void => void sandbox.stop().finally(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (options.withParent) {
    process.stdin.resume();
    process.stdin.once('end', end);
    process.stdin.once('close', end);
  }
  process.stdout.write(`${JSON.stringify(sandbox.ready)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

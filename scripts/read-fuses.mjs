// Reads the fuses back from a packaged executable and compares them with electron-builder.yml: node scripts/read-fuses.mjs PATH [--tested]
// PATH: the executable, or Consent Desk.app on macOS. --tested: the copy that stories run in, which differs in one fuse (package-tested.mjs).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { allFuses } from './package-fuses.mjs';
import { root } from './run.mjs';

/** What electron-builder.yml says, as electron-builder reads it: all nine by number. */
export function namedFuses() {
  const { load } = createRequire(join(root, 'node_modules', 'app-builder-lib', 'package.json'))('js-yaml');
  return allFuses(load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).electronFuses);
}

/** [{ fuse, on, wanted }] for each of the executable's wire, in its order. */
export async function readFuses(executable, wanted) {
  const { version: _version, ...wire } = await getCurrentFuseWire(executable);
  return Object.entries(wire).map(([number, state]) => ({
    fuse: FuseV1Options[number] ?? `number ${number}`,
    on: state === FuseState.ENABLE,
    wanted: wanted[number],
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [executable, ...flags] = process.argv.slice(2);
  const wanted = namedFuses();
  if (flags.includes('--tested')) wanted[FuseV1Options.EnableNodeCliInspectArguments] = true;
  const read = await readFuses(executable, wanted);
  for (const { fuse, on, wanted: should } of read) console.log(`${on === should ? 'as named' : 'WRONG   '}  ${fuse}: ${on ? 'on' : 'off'}`);
  const wrong = read.filter(({ on, wanted: should }) => on !== should).length + Math.abs(Object.keys(wanted).length - read.length);
  console.log(`${read.length} fuses, ${wrong} wrong`);
  process.exit(wrong === 0 ? 0 : 1);
}

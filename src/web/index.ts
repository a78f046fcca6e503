import 'temporal-polyfill/global';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Fault } from '../core/fault.ts';
import { problemSentence } from '../engine/shell/problem.ts';
import { profileFolder } from '../engine/shell/profile-folder.ts';
import { openByDesktop } from './host/links.ts';
import { askForInvitation } from './invite.ts';
import { readOptions } from './options.ts';
import { startShell } from './shell.ts';

// The browser shell's program. Built, it lies in out/main beside the practice partner; in development it runs from its source.
const built = import.meta.filename.endsWith('.js');
const here = import.meta.dirname;
const page = join(here, built ? '../renderer' : '../../out/renderer');
const sandboxProgram = join(here, built ? 'sandbox.js' : '../sandbox/index.ts');
let profile = profileFolder();
let open = false;

try {
  const options = readOptions(process.argv.slice(2));
  profile = options.profile ?? profile;
  open = options.open;
  const { version } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as { readonly version: string };
  const shell = await startShell({ options, profile, page, sandboxProgram, version, say: (sentence) => console.error(sentence) });
  const invite = () => console.log(`Consent Desk is ready. Open this address; it works once:\n  ${shell.launchAddress()}`);

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    // Whatever hangs must not keep the person's terminal.
    setTimeout(() => process.exit(1), 8000).unref();
    shell.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  if (options.withParent) process.on('disconnect', end);
  if (process.stdin.isTTY) createInterface({ input: process.stdin }).on('line', invite).on('SIGINT', end);

  if (shell.control) console.log(`CONTROL ${JSON.stringify(shell.control)}`);
  if (open && (await openByDesktop(shell.launchAddress()))) console.log('Consent Desk opens in your browser.');
  invite();
  if (process.stdin.isTTY) console.log('Enter prints a new address; Ctrl-C ends Consent Desk.');
} catch (error) {
  // The shell that holds the profile lets another browser of the same person in.
  const address = error instanceof Fault && error.code === 'profile-locked' ? await askForInvitation(profile) : null;
  if (address !== null) {
    console.log('Consent Desk is already open with this profile.');
    if (open && (await openByDesktop(address))) console.log('It opens in your browser.');
    else console.log(`Open this address; it works once:\n  ${address}`);
    process.exit(0);
  }
  console.error(problemSentence(error, profile));
  process.exit(1);
}

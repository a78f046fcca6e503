import { parseArgs } from 'node:util';

export interface ShellOptions {
  readonly port: number;
  readonly profile: string | null;
  /** Open the person's browser at the address. */
  readonly open: boolean;
  /** Stop when the process that started this one is gone. */
  readonly withParent: boolean;
  /** A browser that nobody used for so long is signed out. */
  readonly idleMinutes: number;
  /** Handed to the practice partner. */
  readonly sandbox: readonly string[];
}

const whole = (name: string, text: string, max: number, min = 0): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max || value < min) throw new Error(`--${name} needs a whole number from ${min} to ${max}.`);
  return value;
};

/** Reads the command line; fails with a sentence for a person. */
export function readOptions(given: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: [...given],
    options: {
      port: { type: 'string', default: '0' },
      profile: { type: 'string' },
      open: { type: 'boolean', default: false },
      'with-parent': { type: 'boolean', default: false },
      // A working day without anybody at it.
      'idle-minutes': { type: 'string', default: '480' },
      customers: { type: 'string' },
      'sandbox-seed': { type: 'string' },
      'sandbox-quiet': { type: 'boolean', default: false },
      'sandbox-unthrottled': { type: 'boolean', default: false },
      'test-control': { type: 'boolean', default: false },
    },
  });
  const sandbox = [
    ...(values.customers === undefined ? [] : ['--customers', String(whole('customers', values.customers, 1_000_000))]),
    ...(values['sandbox-seed'] === undefined ? [] : ['--seed', String(whole('sandbox-seed', values['sandbox-seed'], 0xffff_ffff))]),
    ...(values['sandbox-quiet'] ? ['--quiet'] : []),
    ...(values['sandbox-unthrottled'] ? ['--unthrottled'] : []),
    ...(values['test-control'] ? ['--test-control'] : []),
  ];
  return {
    port: whole('port', values.port, 65_535),
    profile: values.profile ?? null,
    open: values.open,
    withParent: values['with-parent'],
    idleMinutes: whole('idle-minutes', values['idle-minutes'], 24 * 60, 1),
    sandbox,
  };
}

import { Fault, type FaultCode } from '../../../core/fault.ts';
import type { Sleep } from '../../http/sleep.ts';
import type { Read } from './call.ts';

const passing: ReadonlySet<FaultCode> = new Set(['unreachable', 'timeout', 'throttled', 'server-failed']);
const shortest = 2_000;
const longest = 60_000;
/** A site that asks for a longer wait than this is left alone: the job comes back later by itself. */
const longestAsked = 120_000;

export interface RetryOptions {
  readonly tries: number;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  /** 0 inclusive to 1 exclusive. */
  readonly random: () => number;
}

/** 2 s to 60 s, doubling, with jitter in the upper half (facts.md 5.4). `failed`: how many tries have failed, from 1. */
export function backoff(failed: number, random: () => number): number {
  const ceiling = Math.min(longest, shortest * 2 ** failed);
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/** For reads only: acts are never repeated by themselves. Only faults that may pass are tried again; Retry-After is honoured. */
export async function withRetries<Result>(send: (call: Read) => Promise<Result>, call: Read, options: RetryOptions): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send(call);
    } catch (error) {
      if (!(error instanceof Fault) || !passing.has(error.code) || tried >= options.tries) throw error;
      const { retryAfter } = error.detail;
      if (typeof retryAfter === 'number' && retryAfter > longestAsked) throw error;
      await options.sleep(typeof retryAfter === 'number' ? retryAfter : backoff(tried, options.random), options.signal);
    }
  }
}

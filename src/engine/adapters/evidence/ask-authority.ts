import { Fault } from '../../../core/fault.ts';
import { networkFault } from '../../http/network-fault.ts';
import { readBoundedBytes } from '../../http/read-bounded.ts';

const LONGEST_ANSWER = 256 * 1024;
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Posts a question to a time-stamping authority, once, and gives its answer's bytes. Faults: unreachable, timeout, certificate-refused,
 * proxy-refused, timestamp-refused {http}, malformed-answer, cancelled.
 */
export async function askAuthority(address: string, question: Uint8Array, go: typeof fetch, stop?: AbortSignal): Promise<Uint8Array> {
  const late = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  const signal = stop ? AbortSignal.any([stop, late]) : late;
  let answering = false;
  try {
    const response = await go(address, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(question),
      redirect: 'manual',
      signal,
    });
    answering = true;
    if (response.status !== 200) throw new Fault('timestamp-refused', { http: response.status });
    return await readBoundedBytes(response, LONGEST_ANSWER);
  } catch (error) {
    throw networkFault(error, { stopped: stop?.aborted === true, answering });
  }
}

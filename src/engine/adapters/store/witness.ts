import type { Witness } from '../../../core/ports.ts';
import type { LogWriter } from './log-writer.ts';
import type { NoticeWriter } from './notices.ts';

/** Writes log and notices of an event; only ever inside the event's own transaction. */
export interface WitnessWriter {
  write(witness: Witness): void;
}

export function witnessWriter(log: LogWriter, notices: NoticeWriter): WitnessWriter {
  return {
    write(witness) {
      log.append(witness.log);
      notices.put(witness.notices);
    },
  };
}

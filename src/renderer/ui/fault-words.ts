import type { i18n } from 'i18next';

/** A fault as data; `DeskFault` of the bridge fits. */
export interface FaultWords {
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined;
  readonly reference?: string | undefined;
}
export interface FaultSentences {
  readonly what: string;
  /** '' where `what` says it all. */
  readonly why: string;
  readonly safe: string;
  readonly next: string;
}

/**
 * The sentences of a fault, the closest that there are: for why this clock or network failed (`detail.reason`), else for the API's own code
 * (`detail.apiCode`), else for the code alone. A code without words is told as `internal`.
 */
export function faultSentences({ exists, t }: Pick<i18n, 'exists' | 't'>, { code, detail }: FaultWords): FaultSentences {
  const has = (key: string) => exists(`${key}.what`, { ns: 'faults' });
  const say = (key: string) => t(key, { ...detail, ns: 'faults' });
  const known = has(code) ? code : 'internal';
  const closest = [`because.${code}.${detail?.reason}`, `partnerCenter.${detail?.apiCode}`].find(has);
  return {
    what: say(`${closest ?? known}.what`),
    why: closest === undefined ? '' : say(`${closest}.why`),
    safe: say(`${known}.safe`),
    next: say(`${closest ?? known}.next`),
  };
}

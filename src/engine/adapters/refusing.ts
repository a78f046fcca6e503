import type { Fault } from '../../core/fault.ts';

/** Stands for a port that is not there, such as an API whose key is gone: every call ends with this fault. */
export const refusing = <Port extends object>(fault: Fault): Port =>
  new Proxy({} as Port, { get: (_, name) => (name === 'then' ? undefined : () => Promise.reject(fault)) });

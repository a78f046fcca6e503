/**
 * Whether signed calls may go to an address: https, and plain http to this computer alone (a simulator). Nothing in it beyond host, port
 * and path: keys have a field of their own. Read letter by letter, since parsers of addresses repair what they are given.
 */
export const mayBeCalled = (address: string): boolean =>
  address.length <= 500 &&
  /^https:\/\/[^/]|^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?:\/|$)/iu.test(address) &&
  /^[^\s@?#\\]+$/u.test(address);

/** Whether a person may be sent there to sign in to Partner Center. */
export const mayBeOpened = (address: string): boolean => address.length <= 500 && /^https:\/\/[^/\s]\S*$/iu.test(address);

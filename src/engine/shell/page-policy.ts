/**
 * What the page may load and where it may send anything, one directive a line; the same in both shells but for `connect`, the place to which
 * it may connect.
 */
export const pagePolicy = (connect: string): readonly string[] => [
  // Whatever is not named below, also what Chromium will invent later.
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // No data: here; the built page draws with elements and has no picture written into an address.
  "img-src 'self'",
  "font-src 'self'",
  `connect-src ${connect}`,
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Text can become neither markup nor script, not even by a mistake of a library: there is no policy that could bless it.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Features of the web that the page has no use for: refused to it before it could ask. */
const refusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
];

/** On every answer of either shell, also on a refusal. */
export const pageHeadersFor = (connect: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': pagePolicy(connect).join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // A name in a link must not be looked up before anybody clicks it.
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cache-Control': 'no-store',
});

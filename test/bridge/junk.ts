import { MessageChannel } from 'node:worker_threads';
import { contract } from '../../src/contract/index.ts';
import { account } from '../engine/handlers/desk-under-test.ts';
import { fc } from '../unit/core/runs.ts';

/** Every operation of the contract but the stream, as its path on a wire. */
export const operations = Object.entries(contract).flatMap(([noun, acts]) =>
  Object.keys(acts)
    .map((act) => `/${noun}/${act}`)
    .filter((path) => path !== '/desk/news'),
);

const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '~orpc', 'then', 'apply', 'call'];

const wrongNames = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '//',
    '/desk',
    '/desk/',
    '/desk/app/',
    '/desk//app',
    '/desk.app',
    '/Desk/App',
    'desk/app',
    '/desk/app/../../customers/page',
    '/%64esk/app',
    '/desk/app%00',
    'http://evil.example/desk/app',
    'javascript:alert(1)',
    '/desk/app?data={"json":1}',
    '/\\..\\desk',
    '/[',
    '//[',
  ),
  fc.constantFrom(...prototypeNames).map((name) => `/${name}`),
  fc.tuple(fc.constantFrom('desk', ...prototypeNames), fc.constantFrom(...prototypeNames)).map((names) => `/${names.join('/')}`),
  fc.string({ unit: 'binary', maxLength: 40 }).map((name) => `/${name}`),
  fc.integer({ min: 200, max: 5000 }).map((length) => `/${'x'.repeat(length)}`),
);

/** Values that JSON can carry, the unpleasant ones among them. */
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.object({ maxDepth: 2, withNullPrototype: false }),
  fc.constantFrom(null, 0, -0, 1e308, -1, '', [], {}, true),
  fc.integer({ min: 1, max: 5000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 500 }).map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown),
  fc.constantFrom(...prototypeNames).map((name) => JSON.parse(`{"${name}":{"polluted":true}}`) as unknown),
);
/** Input that names the right account, so that more than the first field is looked at. */
const inputs = fc.oneof(
  values,
  fc
    .dictionary(
      fc.constantFrom(
        'customerId',
        'caseId',
        'search',
        'filters',
        'sort',
        'offset',
        'limit',
        'kind',
        'subject',
        'value',
        'actKey',
        'ids',
        'before',
        '__proto__',
      ),
      values,
    )
    .map((fields) => ({ ...fields, account })),
);
const metas = fc.oneof(
  fc.constant(undefined),
  fc.array(fc.array(fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constantFrom('account', 'json', ...prototypeNames)), { maxLength: 4 }), {
    maxLength: 4,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);
const bodies = fc.oneof(
  { weight: 6, arbitrary: fc.record({ json: inputs, meta: metas }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
const headers = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'text/event-stream' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-disposition': 'attachment; filename="../../x"' },
      { 'last-event-id': ['1', '2'] },
      { __proto__: null, 'content-type': 7 },
      'none',
      ['content-type'],
    ),
  },
);

/** A message, and the id under which it has to be answered; null where it asks nothing. */
export interface Said {
  readonly data: unknown;
  readonly owed: string | null;
}
const ids = fc.integer({ min: 1, max: 40 }).map((number) => `j${number}`);
const text = (data: unknown, owed: string | null): Said => ({ data: JSON.stringify(data), owed });

const questions = fc
  .record({
    i: ids,
    t: fc.constantFrom(undefined, 1),
    p: fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          u: fc.oneof(wrongNames, fc.constantFrom(...operations)),
          b: bodies,
          h: headers,
          m: fc.constantFrom(undefined, 'GET', 'PUT', ''),
        }),
      },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
    ),
  })
  .map((question) => text(question, question.i));

/** What names an id but asks nothing: to be dropped. */
const others = fc.oneof(
  fc.record({ i: fc.constantFrom('nobody', '', 'x'.repeat(64)), t: fc.constant(4) }).map((cancel) => text(cancel, null)),
  fc
    .record({ i: ids, t: fc.constantFrom(0, 2, 3, 5, -1, 1.5, 99, '1', null), p: fc.jsonValue({ maxDepth: 2 }) })
    .map((frame) => text(frame, null)),
  fc
    .record({
      i: fc.oneof(fc.integer(), fc.constant(null), fc.constant('x'.repeat(65)), fc.object({ maxDepth: 0 })),
      p: fc.constant({ u: '/desk/app' }),
    })
    .map((frame) => text(frame, null)),
  fc.jsonValue().map((value) => text(value, null)),
);
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }).map((data) => ({ data, owed: null })),
  questions.map(({ data }) => ({ data: String(data).slice(0, -1), owed: null })),
  fc.uint8Array({ maxLength: 200 }).map((data) => ({ data, owed: null })),
);

/** What every wire can carry. */
export const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: questions },
  { weight: 2, arbitrary: others },
  { weight: 2, arbitrary: noise },
);

const cycle = () => {
  const round: Record<string, unknown> = { i: 'cycle', p: { u: '/desk/app' } };
  round.p = round;
  return round;
};
/** What a structured clone carries besides: a port passes through, a cycle, numbers that JSON has not. */
export const cloned: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .constantFrom<() => unknown>(
      cycle,
      () => Number.NaN,
      () => 1n,
      () => undefined,
      () => new Map([[{}, new Set([1n])]]),
      () => new Date(Number.NaN),
      () => new Error('at /home/somebody/file.ts:1'),
      () => /x/g,
      () => new SharedArrayBuffer(8),
      () => new ArrayBuffer(1_000_000),
      () => ({ i: 'object', p: { u: '/desk/app', b: { json: undefined } } }),
    )
    .map((make) => make()),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true }),
);
/** What only a call in the same program carries. */
export const alive: fc.Arbitrary<unknown> = fc.oneof(
  cloned,
  fc
    .constantFrom<() => unknown>(
      () => () => 'called',
      () => Symbol('i'),
      () =>
        new Proxy(
          {},
          {
            get: () => {
              throw new Error('a trap');
            },
            ownKeys: () => {
              throw new Error('a trap');
            },
          },
        ),
      () => ({
        get i() {
          throw new Error('a getter');
        },
      }),
      () => ({
        toString: () => {
          throw new Error('no text');
        },
        toJSON: () => {
          throw new Error('no JSON');
        },
      }),
      () => new MessageChannel().port1.unref(),
      () => Promise.reject(new Error('nobody waits')).catch(() => {}),
    )
    .map((make) => make()),
);

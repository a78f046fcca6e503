import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../src/contract/index.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
interface Operation {
  readonly '~orpc': { readonly outputSchema?: z.ZodType };
}

const suspicious = /secret|pass(word|phrase)|token|credential|private|access_?key|api_?key|\b(ak|sk)\b|keys$/iu;
/** Fields of answers whose name looks like a secret, and what they hold in truth. */
const known: Readonly<Record<string, string>> = {
  'desk.app secrets': 'how secrets are kept: a kind and the name of the store',
  'accounts.list keys': 'whether they are kept: kept, missing, locked, none-needed',
  'accounts.add keys': 'the same',
  'accounts.change keys': 'the same',
  'accounts.setKeys keys': 'the same',
  'mailServer.get secret': 'whether it is kept: there, missing, not-needed, locked',
  'mailServer.get tokenAddress': 'an https address, or nothing',
  'mailServer.set secret': 'whether it is kept',
  'mailServer.set tokenAddress': 'an https address, or nothing',
};

/** Every field that an answer may have, with its schema; '*' where any field is allowed. */
function* fieldsOf(schema: JsonSchema | boolean | undefined): Generator<readonly [string, JsonSchema]> {
  if (typeof schema !== 'object') return;
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (typeof field === 'object') yield [name, field];
    yield* fieldsOf(field);
  }
  const { items, additionalProperties, anyOf = [], oneOf = [], allOf = [], $defs = {} } = schema;
  if (Object.keys(schema).every((key) => key === '$schema')) yield ['*', {}];
  for (const inner of [items, additionalProperties, ...anyOf, ...oneOf, ...allOf, ...Object.values($defs)].flat()) yield* fieldsOf(inner);
}

function outputOf(operation: Operation): JsonSchema {
  const { outputSchema } = operation['~orpc'];
  if (outputSchema === undefined) throw new Error('an operation says nothing of its answer');
  // Of a stream it is what each piece of it says.
  const said = getEventIteratorSchemaDetails(outputSchema)?.yields ?? outputSchema;
  return z.toJSONSchema(said as z.ZodType, { io: 'output', unrepresentable: 'any' });
}
const suspectsIn = (path: string, output: JsonSchema) => [
  ...new Set([...fieldsOf(output)].map(([name]) => name).filter((name) => suspicious.test(name) || name === '*'))
    .values()
    .map((name) => `${path} ${name}`),
];

const operations = Object.entries(contract).flatMap(([noun, acts]) =>
  Object.entries(acts as Record<string, Operation>).map(([act, operation]) => [`${noun}.${act}`, operation] as const),
);

describe('the contract', () => {
  it('has no operation whose answer may hold a secret', () => {
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.flatMap(([path, operation]) => suspectsIn(path, outputOf(operation))).sort()).toEqual(Object.keys(known).sort());
  });

  it('lets the fields that sound like secrets hold closed lists and addresses only', () => {
    const held = operations.flatMap(([path, operation]) =>
      [...fieldsOf(outputOf(operation))]
        .filter(([name]) => `${path} ${name}` in known)
        .map(
          ([, { enum: list, anyOf, properties = {} }]) => list ?? anyOf?.map((one) => one.format ?? one.const) ?? Object.keys(properties),
        ),
    );
    expect(new Set(held.map((each) => JSON.stringify(each)))).toEqual(
      new Set(
        [
          ['kind', 'name'],
          ['kept', 'missing', 'locked', 'none-needed'],
          ['there', 'missing', 'not-needed', 'locked'],
          ['uri', ''],
        ].map((each) => JSON.stringify(each)),
      ),
    );
  });

  it.each([
    ['by its name', z.object({ account: z.object({ secretKey: z.string() }) })],
    ['in a list of either', z.array(z.union([z.string(), z.object({ gatewayToken: z.string() })]))],
    ['in an object of anything', z.looseObject({ name: z.string() })],
  ])('is searched so that a secret would be found %s', (_, output) => {
    expect(suspectsIn('x.y', z.toJSONSchema(output))).toHaveLength(1);
  });
});

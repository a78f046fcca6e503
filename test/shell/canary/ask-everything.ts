import { createRouterClient } from '@orpc/server';
import { z } from 'zod';
import { contract } from '../../../src/contract/index.ts';
import type { DeskRouter } from '../../../src/engine/bridge/router.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A value that a schema takes, plain as can be; `known` are values that fit the world by the name of their field. */
function sample(schema: JsonSchema | boolean | undefined, known: Readonly<Record<string, unknown>>, name = ''): unknown {
  if (typeof schema !== 'object') return null;
  if (name in known && schema.type === 'string') return known[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return sample(either[0], known, name);
  if (schema.type === 'object')
    return Object.fromEntries((schema.required ?? []).map((each) => [each, sample(schema.properties?.[each], known, each)]));
  if (schema.type === 'array') return [sample(Array.isArray(schema.items) ? schema.items[0] : schema.items, known, name)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.format === 'uri') return 'https://partner.example/';
  if (schema.format === 'email') return 'desk@partner.example';
  return 'x';
}

interface Operation {
  readonly '~orpc': { readonly inputSchema?: z.ZodType };
}
/** What takes something away comes last. */
const late = (path: string) => Number(/remove|erase/u.test(path));

export interface Asked {
  readonly path: string;
  readonly answered: boolean;
  readonly text: string;
}

/** Asks every operation of the contract once, and the stream for its beginning; answers and refusals as text. */
export async function askEverything(router: DeskRouter, known: Readonly<Record<string, unknown>>): Promise<readonly Asked[]> {
  const client = createRouterClient(router) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const paths = Object.entries(contract)
    .flatMap(([noun, acts]) => Object.entries(acts as Record<string, Operation>).map(([act, operation]) => ({ noun, act, operation })))
    .sort((one, other) => late(one.act) - late(other.act));
  const asked: Asked[] = [];
  for (const { noun, act, operation } of paths) {
    const path = `${noun}.${act}`;
    const { inputSchema } = operation['~orpc'];
    const input = inputSchema && sample(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }), known);
    try {
      const answer = await client[noun]?.[act]?.(input);
      asked.push({ path, answered: true, text: JSON.stringify(await begun(answer)) });
    } catch (error) {
      const { data } = error as { readonly data?: unknown };
      asked.push({ path, answered: false, text: `${String(error)} ${JSON.stringify(data)}` });
    }
  }
  return asked;
}

/** The first thing that a stream says; any other answer as it is. */
async function begun(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  for await (const first of answer as AsyncIterable<unknown>) return first;
  return null;
}

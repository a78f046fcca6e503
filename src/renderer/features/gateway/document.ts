import document from '../../../contract/gateway-openapi.json';

interface Described {
  readonly description?: string;
  readonly summary?: string;
}
interface Parameter extends Described {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
}
interface Content {
  readonly 'application/json'?: { readonly schema?: { readonly $ref?: string } };
}
interface Wire extends Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<Record<string, Described & { readonly $ref?: string; readonly content?: Content }>>;
}

/** One operation as the page shows it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: string;
    readonly required: boolean;
    readonly description: string;
  }[];
  /** Name of the schema that is sent; null when nothing is. */
  readonly sent: string | null;
  readonly answers: readonly { readonly status: string; readonly description: string; readonly schema: string | null }[];
}

const resolve = <Found>(reference: string): Found =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((place, name) => (place as Readonly<Record<string, unknown>>)[name], document) as Found;
const lastOf = (reference: string | undefined): string | null => reference?.split('/').at(-1) ?? null;
const schemaOf = (content: Content | undefined): string | null => lastOf(content?.['application/json']?.schema?.$ref);

function operation(path: string, method: string, wire: Wire): Operation {
  const parameters = (wire.parameters ?? []).map((each) => (each.$ref === undefined ? each : resolve<Parameter>(each.$ref)));
  return {
    id: wire.operationId,
    method: method.toUpperCase(),
    path,
    summary: wire.summary ?? '',
    parameters: parameters.map(({ name = '', in: place = '', required = false, description = '' }) => ({
      name,
      place,
      required,
      description,
    })),
    sent: schemaOf(wire.requestBody?.content),
    answers: Object.entries(wire.responses).map(([status, { $ref, description = '', content }]) => ({
      status,
      // What all refusals have in common stands once at the end of the page.
      description: $ref === undefined ? description : '',
      schema: $ref === undefined ? schemaOf(content) : lastOf($ref),
    })),
  };
}

export const version = document.info.version;
export const paragraphs: readonly string[] = document.info.description.split('\n\n');
export const compatibility: readonly string[] = document.info['x-compatibility'];
export const refusals: readonly string[] = document.components.responses.Error.description.replace(/^[^:]*: /u, '').split('; ');

/** Every operation, in the order of the document. */
export const operations: readonly Operation[] = Object.entries(
  document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Wire>>>>,
).flatMap(([path, methods]) => Object.entries(methods).map(([method, wire]) => operation(path, method, wire)));

/** Every schema as it is written. */
export const schemas: readonly { readonly name: string; readonly text: string }[] = Object.entries(document.components.schemas).map(
  ([name, schema]) => ({ name, text: JSON.stringify(schema, null, 2) }),
);

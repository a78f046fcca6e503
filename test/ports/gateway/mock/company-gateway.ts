import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Context, type Document, OpenAPIBackend } from 'openapi-backend';

/** What the mock needs of a document. */
export interface GatewayDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, unknown>>;
}

/** A gateway of a company that nobody here wrote: made from the document alone, by a tool that is not ours. */
export interface CompanyGateway {
  readonly url: string;
  /** Every call: the operation it was for, and why it broke the document; null: it kept to it. */
  readonly calls: readonly { readonly operation: string; readonly broken: string | null; readonly body: unknown }[];
  /** Which named example each operation answers with; the first one unless named. */
  readonly examples: Map<string, string>;
  /** Answers of their own, instead of an example. */
  readonly answers: Map<string, { readonly status: number; readonly body: unknown }>;
  stop(): Promise<void>;
}

const problem = (context: Context): string => JSON.stringify(context.validation.errors ?? []);

export const token = 'mock-token';

export async function companyGateway(document: GatewayDocument): Promise<CompanyGateway> {
  const calls: { operation: string; broken: string | null; body: unknown }[] = [];
  const examples = new Map<string, string>();
  const answers: CompanyGateway['answers'] = new Map();
  // `quick` leaves out the tool's check of the document itself, which knows 3.0 alone; calls and answers are validated all the same.
  const definition = structuredClone(document) as unknown as Document;
  const api = new OpenAPIBackend({ definition, apiRoot: '/gateway/v1', quick: true });
  api.registerSecurityHandler('bearer', (context) => context.request.headers.authorization === `Bearer ${token}`);
  const heard = (context: Context, broken: string | null): void =>
    void calls.push({ operation: context.operation?.operationId ?? '', broken, body: context.request.requestBody });
  const refused = (status: number, code: string) => ({ status, body: { error_code: code, error_msg: 'Refused by the mock.' } });
  api.register({
    validationFail: (context) => {
      heard(context, problem(context));
      return refused(400, 'GW.0400');
    },
    unauthorizedHandler: () => refused(401, 'GW.0401'),
    notFound: () => refused(404, 'GW.0404.PATH'),
    methodNotAllowed: () => refused(405, 'GW.0405'),
    notImplemented: (context) => {
      heard(context, null);
      const id = context.operation.operationId ?? '';
      const own = answers.get(id);
      if (own !== undefined) return own;
      const example = examples.get(id);
      const { status, mock } = api.mockResponseForOperation(id, example === undefined ? {} : { example });
      return { status, body: mock };
    },
  });
  await api.init();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const text = Buffer.concat(parts).toString('utf8');
    const asked = { method: request.method ?? 'GET', path, query, headers, ...(text === '' ? {} : { body: JSON.parse(text) }) };
    const answer = (await api.handleRequest(asked)) as { readonly status: number; readonly body: unknown };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    examples,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

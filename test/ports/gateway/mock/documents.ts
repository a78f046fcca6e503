import published from '../../../../docs/gateway-openapi.json' with { type: 'json' };

export type Published = typeof published;
/** The published document, to be changed. */
export const publishedDocument = (): Published => structuredClone(published);

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { content?: { 'application/json': { examples?: Record<string, { value: unknown }> } } }>;
}
export const operationsOf = (document: Pick<Published, 'paths'>): readonly Operation[] =>
  Object.values(document.paths as unknown as Record<string, Record<string, Operation>>).flatMap((methods) => Object.values(methods));

/** The same document without any example: answers are then made from the schemas alone. */
export function withoutExamples(): Published {
  const document = publishedDocument();
  for (const { responses } of operationsOf(document))
    for (const response of Object.values(responses)) delete response.content?.['application/json'].examples;
  return document;
}

/** The same document without these operations, as an older gateway has it. */
export function without(...ids: readonly string[]): Published {
  const document = publishedDocument();
  const paths = document.paths as unknown as Record<string, Record<string, Operation>>;
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) if (ids.includes(operationId)) delete methods[method];
    if (Object.keys(methods).length === 0) delete paths[path];
  }
  return document;
}

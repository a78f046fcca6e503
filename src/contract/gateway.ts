import { askDesk, Delivered } from './define.ts';

export const gateway = {
  /** The association gateway's OpenAPI document, word for word as in `docs/gateway-openapi.json`, as a file. */
  saveDocument: askDesk({}).output(Delivered),
};

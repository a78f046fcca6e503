import type { UpdateInfo } from 'electron-updater';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { UpdateProblem } from './problem.ts';

/** The part of a list of versions that is used. What else stands in it (another server, a web installer, a share of users) is not obeyed. */
const UpdateList = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  releaseDate: z.string().default(''),
  files: z
    .array(
      z.object({
        // A name beside the list: it leads to no other folder and no other server.
        url: z.string().regex(/^[A-Za-z0-9][\w.-]*$/),
        sha512: z.base64().length(88),
        size: z.int().positive(),
      }),
    )
    .min(1),
});

/** Reads a list whose signature was checked. Problem: `not-understood`. */
export function readUpdateList(text: string, name: string, address: URL): UpdateInfo {
  const list = UpdateList.safeParse(parsed(text, name, address));
  const [first] = list.data?.files ?? [];
  if (!list.success || !first) throw new UpdateProblem('not-understood', { cause: list.error });
  return { ...list.data, path: first.url, sha512: first.sha512 };
}

function parsed(text: string, name: string, address: URL): unknown {
  try {
    return parseUpdateInfo(text, name, address);
  } catch (cause) {
    throw new UpdateProblem('not-understood', { cause });
  }
}

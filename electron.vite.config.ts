import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** `zod` of …/node_modules/zod/v4/index.js; null for a module of ours. Each package is a chunk of its own, so that one sees who loads what. */
const packageOf = (id: string): string | null =>
  /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/
    .exec(id)?.[1]
    ?.replace(/[@\\/]+/g, ' ')
    .trim()
    .replaceAll(' ', '-') ?? null;
const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  // One build gives every program that runs in Node: Electron's main, the engine (utility process), the browser shell, the sandbox.
  // What it needs is bundled with it, so that a package holds few files and starts by reading few; only what cannot be stays outside
  // (docs/decisions/0010-the-package-holds-few-files.md).
  main: {
    // Its build for Node declares a `require` of its own, which the one of our bundle forbids; the other needs none.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3', '@napi-rs/keyring', 'puppeteer-core'],
        input: {
          index: at('src/main/index.ts'),
          engine: at('src/engine/index.ts'),
          web: at('src/web/index.ts'),
          sandbox: at('src/sandbox/index.ts'),
          // A thread of the engine's, started by src/engine/adapters/mail/read-mail.ts.
          'database-keeper': at('src/engine/adapters/store/backup/program.ts'),
          'log-reader': at('src/engine/adapters/store/reader/program.ts'),
          'mail-reader': at('src/engine/adapters/mail/read-worker.ts'),
        },
        output: {
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: {
            groups: [{ debugName: 'one chunk for each package', name: (id) => packageOf(id) && `package-${packageOf(id)}` }],
          },
        },
      },
    },
  },
  // A sandboxed preload is one CommonJS file.
  preload: {
    build: {
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: { input: { index: at('src/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  // minify is off by default.
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), tailwindcss()],
    build: {
      minify: true,
      rolldownOptions: {
        input: at('src/renderer/index.html'),
        output: {
          // What the first page needs in one file: a dozen small ones cost a dozen requests and compilations.
          codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        },
      },
    },
  },
});

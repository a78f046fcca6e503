// The import rules of docs/architecture.md ("who may import whom"). scripts/check-imports.mjs fails when 0 modules were cruised.
const only = (folder, allowed) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(?!(${[folder, ...allowed].join('|')})/)` },
});
const noBuiltins = (folder) => ({
  name: `${folder}-no-builtins`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { dependencyTypes: ['core'] },
});
const onlyPackages = (folder, packages) => ({
  name: `${folder}-packages`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: 'node_modules', pathNot: `node_modules/(${packages.join('|')})/` },
});
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    only('core', []),
    only('contract', ['core']),
    only('engine', ['core', 'contract']),
    only('sandbox', []),
    only('renderer', ['core', 'contract']),
    only('preload', ['contract']),
    only('main', ['engine', 'contract', 'core']),
    only('web', ['engine', 'contract', 'core']),
    noBuiltins('core'),
    noBuiltins('contract'),
    noBuiltins('renderer'),
    onlyPackages('core', ['zod']),
    onlyPackages('contract', ['zod', '@orpc']),
    {
      name: 'sandbox-packages',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: 'node_modules', pathNot: 'node_modules/@types/node/' },
    },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|preload)/' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      // Main is a shell: neither the database nor the engine behind it is ever loaded there, by whatever way.
      name: 'main-without-engine',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: 'better-sqlite3|^src/engine/(adapters|desk|handlers|http|jobs)/|^src/engine/(compose|index)', reachable: true },
    },
    {
      name: 'adapters-apart',
      severity: 'error',
      from: { path: '^src/engine/adapters/([^/]+)/' },
      to: { path: '^src/engine/adapters/', pathNot: '^src/engine/adapters/$1/' },
    },
    {
      name: 'handlers-apart',
      severity: 'error',
      from: { path: '^src/engine/handlers/([^/]+)' },
      to: { path: '^src/engine/handlers/', pathNot: '^src/engine/handlers/$1' },
    },
    {
      name: 'features-apart',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    { name: 'features-look-down', severity: 'error', from: { path: '^src/renderer/features/' }, to: { path: '^src/renderer/app/' } },
    {
      name: 'bridge-knows-no-screen',
      severity: 'error',
      from: { path: '^src/renderer/bridge/' },
      to: { path: '^src/renderer/(app|features|ui)/' },
    },
    { name: 'ui-knows-nothing', severity: 'error', from: { path: '^src/renderer/ui/' }, to: { path: '^src/(?!renderer/ui/)' } },
    {
      name: 'no-drawers',
      severity: 'error',
      from: {},
      to: { path: '/(util|utils|helper|helpers|shared|common|lib|misc)/', pathNot: 'node_modules' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    parser: 'tsc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};

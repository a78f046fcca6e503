import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { CustomersPage } from '../features/customers/page.tsx';
import { Loading } from '../ui/states.tsx';
import { wordsOf } from '../words/i18n.ts';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found.tsx';
import { PageFault } from './page-fault.tsx';
import {
  consentSearch,
  customersSearch,
  homeSearch,
  logSearch,
  mailsSearch,
  noticesSearch,
  overviewSearch,
  recordSearch,
  requestsSearch,
  rulesSearch,
  stepSearch,
} from './search.ts';

// The list of customers, where most of the work begins, comes with the frame; every other page is a file of its own, fetched with its
// words when it is first opened.
function page<Module extends object>(words: string | readonly string[], load: () => Promise<Module>, name: keyof Module & string) {
  return lazyRouteComponent(() => Promise.all([load(), wordsOf(...[words].flat())]).then(([module]) => module), name as never);
}
const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });
const under = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;

const home = createRoute({
  ...under('/'),
  validateSearch: homeSearch,
  component: page('home', () => import('../features/home/page.tsx'), 'HomePage'),
});
const customers = createRoute({
  ...under('/customers'),
  validateSearch: customersSearch,
  component: CustomersPage,
});
// The list stays where it is; the card of this customer opens beside it.
const customer = createRoute({
  getParentRoute: () => customers,
  path: '$customerId',
  component: page('customers', () => import('../features/customers/card-page.tsx'), 'CardPage'),
});
const requests = createRoute({
  ...under('/requests'),
  validateSearch: requestsSearch,
  component: page('requests', () => import('../features/requests/inbox-page.tsx'), 'InboxPage'),
});
const request = createRoute({
  ...under('/requests/$caseId'),
  component: page('requests', () => import('../features/requests/request-page.tsx'), 'RequestPage'),
});
const consent = createRoute({
  ...under('/consent/$customerId'),
  validateSearch: consentSearch,
  component: page(['consent', 'letters'], () => import('../features/consent/consent-page.tsx'), 'ConsentPage'),
});
const record = createRoute({
  ...under('/record'),
  validateSearch: recordSearch,
  component: page('requests', () => import('../features/requests/record-page.tsx'), 'RecordPage'),
});
const caseFile = createRoute({
  ...under('/case-file'),
  component: page('case-file', () => import('../features/case-file/page.tsx'), 'CaseFilePage'),
});
const imports = createRoute({
  ...under('/import'),
  component: page('imports', () => import('../features/imports/page.tsx'), 'ImportPage'),
});
const checkMany = createRoute({
  ...under('/check-many'),
  component: page('batch', () => import('../features/batch/page.tsx'), 'CheckManyPage'),
});
const mails = createRoute({
  ...under('/mails'),
  validateSearch: mailsSearch,
  component: page(['mails', 'letters'], () => import('../features/mails/mails-page.tsx'), 'MailsPage'),
});
const mail = createRoute({
  ...under('/mails/$mailId'),
  component: page(['mails', 'letters'], () => import('../features/mails/mail-page.tsx'), 'MailPage'),
});
const keeping = createRoute({
  ...under('/erasure'),
  component: page('erasure', () => import('../features/erasure/keeping-page.tsx'), 'KeepingPage'),
});
const erasing = createRoute({
  ...under('/erasure/$customerId'),
  component: page('erasure', () => import('../features/erasure/erase-page.tsx'), 'ErasePage'),
});
const housekeeping = createRoute({
  ...under('/housekeeping'),
  component: page('housekeeping', () => import('../features/housekeeping/housekeeping-page.tsx'), 'HousekeepingPage'),
});
const evidence = createRoute({
  ...under('/evidence/$caseId'),
  component: page('evidence', () => import('../features/evidence/evidence-page.tsx'), 'EvidencePage'),
});
const log = createRoute({
  ...under('/log'),
  validateSearch: logSearch,
  component: page('log', () => import('../features/log/log-page.tsx'), 'LogPage'),
});
const logExport = createRoute({
  ...under('/log/export'),
  validateSearch: logSearch,
  component: page(['log-files', 'log'], () => import('../features/log-files/export-page.tsx'), 'LogExportPage'),
});
const logImport = createRoute({
  ...under('/log/import'),
  component: page('log-files', () => import('../features/log-files/import-page.tsx'), 'LogImportPage'),
});
const overview = createRoute({
  ...under('/overview'),
  validateSearch: overviewSearch,
  component: page('overview', () => import('../features/overview/page.tsx'), 'OverviewPage'),
});
const notices = createRoute({
  ...under('/notices'),
  validateSearch: noticesSearch,
  component: page('notices', () => import('../features/notices/notices-page.tsx'), 'NoticesPage'),
});
const rules = createRoute({
  ...under('/rules'),
  validateSearch: rulesSearch,
  component: page('rules', () => import('../features/rules/page.tsx'), 'RulesPage'),
});
const gateway = createRoute({
  ...under('/gateway'),
  component: page('gateway', () => import('../features/gateway/page.tsx'), 'GatewayPage'),
});
const settings = createRoute({
  ...under('/settings'),
  component: page('settings', () => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
});

const accounts = createRoute({
  ...under('/accounts'),
  component: page('accounts', () => import('../features/accounts/accounts-page.tsx'), 'AccountsPage'),
});
const newAccount = createRoute({
  ...under('/accounts/new'),
  validateSearch: stepSearch,
  component: page('accounts', () => import('../features/accounts/new-page.tsx'), 'NewAccountPage'),
});
const account = createRoute({
  ...under('/accounts/$account'),
  component: page('accounts', () => import('../features/accounts/account-page.tsx'), 'AccountPage'),
});

const tree = root.addChildren([
  home,
  customers.addChildren([customer]),
  requests,
  request,
  consent,
  record,
  caseFile,
  imports,
  checkMany,
  mails,
  mail,
  evidence,
  housekeeping,
  keeping,
  erasing,
  log,
  logExport,
  logImport,
  overview,
  notices,
  rules,
  gateway,
  settings,
  accounts,
  newAccount,
  account,
]);

/** The pages under their addresses. Hash history, so that the same build runs from a file scheme and from the loopback server. */
export function createDeskRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree: tree,
    history,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: PageFault,
    defaultPreload: 'intent',
    scrollRestoration: false,
  });
}
export type DeskRouter = ReturnType<typeof createDeskRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: DeskRouter;
  }
}

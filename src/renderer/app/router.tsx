import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { Loading } from '../ui/states.tsx';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found.tsx';
import { PageFault } from './page-fault.tsx';
import { caseSearch, customersSearch, logSearch, noticesSearch, recordSearch, requestsSearch } from './search.ts';

// Every page is a file of its own, loaded when it is first opened.
const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });
const under = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;

const home = createRoute({ ...under('/'), component: lazyRouteComponent(() => import('../features/home/page.tsx'), 'HomePage') });
const customers = createRoute({
  ...under('/customers'),
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('../features/customers/page.tsx'), 'CustomersPage'),
});
// The list stays where it is; the card of this customer opens beside it.
const customer = createRoute({ getParentRoute: () => customers, path: '$customerId' });
const requests = createRoute({
  ...under('/requests'),
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import('../features/requests/inbox-page.tsx'), 'InboxPage'),
});
const request = createRoute({
  ...under('/requests/$caseId'),
  component: lazyRouteComponent(() => import('../features/requests/request-page.tsx'), 'RequestPage'),
});
const consent = createRoute({
  ...under('/consent/$customerId'),
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('../features/consent/consent-page.tsx'), 'ConsentPage'),
});
const record = createRoute({
  ...under('/record'),
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../features/requests/record-page.tsx'), 'RecordPage'),
});
const log = createRoute({
  ...under('/log'),
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import('../features/log/log-page.tsx'), 'LogPage'),
});
const notices = createRoute({
  ...under('/notices'),
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import('../features/notices/notices-page.tsx'), 'NoticesPage'),
});
const settings = createRoute({
  ...under('/settings'),
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
});

const tree = root.addChildren([home, customers.addChildren([customer]), requests, request, consent, record, log, notices, settings]);

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

import euCustomerAgree from './packs/eu-customer-agree-2025-05-27.json' with { type: 'json' };
import euCustomer2024 from './packs/eu-customer-submit-2024-11-26.json' with { type: 'json' };
import euCustomer from './packs/eu-customer-submit-2025-05-27.json' with { type: 'json' };
import euPartnerAgree from './packs/eu-partner-agree-2025-05-27.json' with { type: 'json' };
import euPartner from './packs/eu-partner-submit-2024-09-06.json' with { type: 'json' };
import customerAgree from './packs/intl-customer-agree-2025-05-27.json' with { type: 'json' };
import customer2020 from './packs/intl-customer-submit-2020-10-10.json' with { type: 'json' };
import customer2024 from './packs/intl-customer-submit-2024-07-29.json' with { type: 'json' };
import customer from './packs/intl-customer-submit-2025-06-30.json' with { type: 'json' };
import partnerAgree from './packs/intl-partner-agree-2025-06-30.json' with { type: 'json' };
import partnerApril from './packs/intl-partner-submit-2024-04-30.json' with { type: 'json' };
import partnerSeptember from './packs/intl-partner-submit-2024-09-03.json' with { type: 'json' };
import csp from './packs/intl-partner-submit-csp.json' with { type: 'json' };
import distributor from './packs/intl-partner-submit-distributor.json' with { type: 'json' };
import reseller from './packs/intl-partner-submit-reseller.json' with { type: 'json' };
import resellerAugust from './packs/intl-partner-submit-reseller-2024-08-13.json' with { type: 'json' };
import resellerOctober from './packs/intl-partner-submit-reseller-2024-10-08.json' with { type: 'json' };

/** The pack files as they are: every one in the folder, which a test holds. Reading one costs a millisecond, so it is read when it is asked for. */
export const shipped = [
  csp,
  distributor,
  reseller,
  partnerAgree,
  customer,
  customerAgree,
  resellerOctober,
  partnerSeptember,
  resellerAugust,
  customer2024,
  partnerApril,
  customer2020,
  euPartner,
  euPartnerAgree,
  euCustomer,
  euCustomerAgree,
  euCustomer2024,
] as const;

import type { TicketFacts, TicketWords } from './ticket-words.ts';

const limit =
  'A partner or a customer can initiate three disassociation requests within three months; beyond that a service ticket or customer service is named by the user guide.';
const own = 'This ticket is in our own words: we know of no template for it.';
const notKnown =
  'We did not find documented whether an email that shows the consent of the other side has to come with this ticket. Please tell us if one is needed.';

const requests = ({ requestedOn }: TicketFacts): string =>
  requestedOn.length === 0
    ? 'Our records hold no request of the last three months; requests made in the web console may be missing in them.'
    : `Requests of the last three months that our records hold: ${requestedOn.join(', ')}. Requests made in the web console may be missing in them.`;

const files = {
  letter: 'the consent email itself (.eml)',
  picture: 'its picture (.png)',
} as const;

const ours = "This text is ours (your partner's), not Huawei Cloud's.";
const never = 'Never send us a verification code or a password: nobody needs them for this, and we do not ask for them.';

/** The service ticket and its mails in English. */
export const english: TicketWords = {
  simulated: 'SIMULATED: this is practice; nothing in it concerns a real account.',
  subject: {
    'over-limit-by-partner': (customer, partner) => `Disassociation beyond the request limit: customer ${customer}, partner ${partner}`,
    'over-limit-by-customer': (customer, partner) =>
      `Service ticket to end the association of ${customer} with ${partner}: beyond the limit`,
    'route-2020': (customer, partner) => `Service ticket to end the association of ${customer} with ${partner}: text and attachments`,
  },
  ticket: {
    'over-limit-by-partner': (facts) => [
      `We are the Huawei Cloud partner with the account name ${facts.partner}. The customer with the account name ${facts.customer} is associated with us.`,
      'We want to be disassociated from this customer, and the limit for disassociation requests is reached.',
      limit,
      requests(facts),
      'Please make the disassociation possible, or tell us which steps and documents you need.',
      notKnown,
      own,
    ],
    'over-limit-by-customer': (facts) => [
      `We are the Huawei Cloud customer with the account name ${facts.customer}, associated with the partner with the account name ${facts.partner}.`,
      'We want to be disassociated from this partner, and the limit for disassociation requests is reached.',
      limit,
      'Please make the disassociation possible, or tell us which steps and documents you need.',
      notKnown,
      own,
    ],
    'route-2020': (facts) => [
      `We are the Huawei Cloud customer with the account name ${facts.customer}, associated with the partner with the account name ${facts.partner}.`,
      'We ask to be disassociated from this partner. The partner agrees: a picture of its email is attached.',
      own,
    ],
  },
  mail: {
    'over-limit-by-customer': (facts) => ({
      opening: [
        ours,
        '',
        `You want your account ${facts.customer} to be disassociated from us, ${facts.partner}, and the limit of three requests within three months is reached. Beyond it you can submit a service ticket or contact customer service:`,
        '',
        '1. Sign in to Huawei Cloud.',
        '2. Open Service Tickets > Create Service Ticket, and choose the type that fits; which one it is, is not documented.',
        '3. Paste the text below, check it, and submit it.',
      ],
      beforeText: 'Text for the ticket:',
      afterText: [
        `${requests(facts)}`,
        'Whether our consent email has to come with such a ticket is not documented. Ask us for it if Huawei Cloud wants it.',
        never,
      ],
    }),
    'route-2020': (facts) => ({
      opening: [
        ours,
        '',
        `You want your account ${facts.customer} to be disassociated from us, ${facts.partner}. On the way that Huawei Cloud described in 2020 you, the customer, submit a service ticket; we, the partner, cannot submit it for you:`,
        '',
        '1. Sign in to Huawei Cloud.',
        '2. Open Service Tickets > Create Service Ticket.',
        '3. Choose Partners > Partner Registration.',
        '4. Paste the text below and attach the picture of our email, which shows that we agree.',
        '5. Check it and submit it.',
        '',
        facts.attached.length === 0
          ? 'Nothing is attached to this mail: take a screenshot of our consent email as you received it, and attach that.'
          : `Attached to this mail: ${facts.attached.map((file) => files[file]).join(', ')}.`,
        ...(facts.attached.length > 0 && !facts.attached.includes('picture')
          ? ['No picture could be drawn here: take a screenshot of our consent email as you received it, and attach that to the ticket.']
          : []),
      ],
      beforeText: 'Text for the ticket:',
      afterText: [
        'This way is described by a page of 2020-10-10; a later version of the same page (2024-07-29) does not describe it any more. Today both sides confirm in the console: My Account > My Partner. If the ticket type is not there, use that, or ask customer service.',
        never,
      ],
    }),
  },
  source: {
    limit: 'It follows the page "Managing Customer Association Relationships" (undated, read 2026-11-21), which alone counts:',
    route: 'It follows the page "Disassociating from the Partner" (2020-10-10), which alone counts:',
  },
};

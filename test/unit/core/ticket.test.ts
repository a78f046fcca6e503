import { describe, expect, it } from 'vitest';
import { ticketText } from '../../../src/core/consent/ticket.ts';
import { ticketKinds } from '../../../src/core/consent/ticket-words.ts';

const given = {
  language: 'en',
  customerAccountName: 'acme-hk-001\r\nBcc: x@example.com',
  partnerAccountName: 'blue-harbor-partner',
  requestedOn: ['2026-09-14', '2026-10-02', '2026-11-20'],
  attached: [],
  simulated: false,
} as const;

describe('the service ticket', () => {
  it('says in both languages that it is ours, names both accounts, and cites the page that counts', () => {
    for (const kind of ticketKinds)
      for (const language of ['en', 'zh'] as const) {
        const { body, subject } = ticketText({ ...given, kind, language });
        expect(body).toMatch(/in our own words|ours \(your partner's\), not Huawei|由我方自行撰写|并非华为云的文本/u);
        expect(body).toContain('acme-hk-001');
        expect(body).toContain('blue-harbor-partner');
        expect(body).toContain('https://support.huaweicloud.com/');
        expect(subject).not.toMatch(/\p{Cc}/u);
        expect(body).not.toMatch(/^Bcc:/mu);
      }
  });

  it('lists the requests beyond the limit and says that it is not documented whether the consent email has to come with it', () => {
    const { body } = ticketText({ ...given, kind: 'over-limit-by-partner' });
    expect(body).toContain('2026-09-14, 2026-10-02, 2026-11-20');
    expect(body).toContain('three disassociation requests within three months');
    expect(body).toContain('did not find documented whether an email');
    expect(body).toContain('undated, read 2026-11-21');
  });

  it('tells the customer on the route of 2020 where to file it, and that the partner cannot', () => {
    const { body } = ticketText({ ...given, kind: 'route-2020', attached: ['letter', 'picture'] });
    expect(body).toContain('Partners > Partner Registration');
    expect(body).toContain('we, the partner, cannot submit it for you');
    expect(body).toContain('Attached to this mail: the consent email itself (.eml), its picture (.png).');
    expect(body).toContain('2020-10-10');
    expect(body).toContain('does not describe it any more');
    expect(body).toContain('Never send us a verification code');
  });

  it('asks for a screenshot where no picture goes with it', () => {
    expect(ticketText({ ...given, kind: 'route-2020', attached: ['letter'] }).body).toContain('No picture could be drawn here');
    expect(ticketText({ ...given, kind: 'route-2020', attached: [] }).body).toContain('Nothing is attached to this mail');
    expect(ticketText({ ...given, kind: 'route-2020', attached: ['letter', 'picture'] }).body).not.toContain('No picture could be drawn');
  });

  it('says SIMULATED in subject and text where it is practice', () => {
    const { subject, body } = ticketText({ ...given, kind: 'route-2020', simulated: true });
    expect(subject).toMatch(/^\[SIMULATED\]/u);
    expect(body).toMatch(/^SIMULATED/u);
  });
});

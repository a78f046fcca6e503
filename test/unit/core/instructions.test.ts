import { describe, expect, it } from 'vitest';
import { instructionsMail } from '../../../src/core/consent/instructions.ts';

const names = { customerAccountName: 'acme-hk-001\r\nBcc: x@example.com', partnerAccountName: 'blue-harbor-partner', simulated: false };

describe('the mail with instructions for the customer', () => {
  it("says in its first line that it is ours and not Huawei Cloud's; the Chinese one that it is a courtesy translation", () => {
    for (const side of ['partner', 'customer'] as const) {
      const [english] = instructionsMail({ ...names, language: 'en', side }).body.split('\n');
      expect(english).toMatch(/ours .*not Huawei Cloud's/);
      const [chinese] = instructionsMail({ ...names, language: 'zh', side }).body.split('\n');
      expect(chinese).toContain('并非华为云的文本');
      expect(chinese).toContain('courtesy translation');
    }
  });

  it('has the five steps of deciding on our request, with agree and reject, and that rejecting needs no passed check (R21)', () => {
    const { body } = instructionsMail({ ...names, language: 'en', side: 'partner' });
    expect(body.match(/^\d\. /gm)).toEqual(['1. ', '2. ', '3. ', '4. ', '5. ']);
    expect(body).toContain('I understand the preceding statement and confirm to disassociate from the partner account');
    expect(body).toContain('To reject you can go on even if the check fails.');
    expect(body).toContain('needed to agree and to reject');
  });

  it('has the six steps of a request of the customer itself', () => {
    for (const language of ['en', 'zh'] as const) {
      const { body } = instructionsMail({ ...names, language, side: 'customer' });
      expect(body.match(/^\d\. /gm)).toHaveLength(6);
      expect(body).toContain('More Operations > Disassociate');
      expect(body).toContain('2025-06-30');
    }
  });

  it('keeps its subject on one line', () => {
    for (const language of ['en', 'zh'] as const)
      expect(instructionsMail({ ...names, language, side: 'partner' }).subject).not.toMatch(/\p{Cc}/u);
  });

  it('says SIMULATED in subject and text where it is practice', () => {
    const { subject, body } = instructionsMail({ ...names, language: 'zh', side: 'partner', simulated: true });
    expect(subject).toContain('SIMULATED');
    expect(body).toContain('SIMULATED');
    expect(instructionsMail({ ...names, language: 'zh', side: 'partner' }).body).not.toContain('SIMULATED');
  });
});

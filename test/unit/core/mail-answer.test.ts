import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/core/mail/answer.ts';
import { ownWords } from '../../../src/core/mail/own-words.ts';

describe('the answer that a mail seems to give', () => {
  it.each([
    'We agree to the disassociation.',
    'Hello Ann,\n\nwe hereby agree to cancel the association with\nyour company.\n\nBest regards',
    'Agreed.',
    'Our company agrees to it. Please go ahead with the disassociation.'.replace('agrees', 'agree'),
    'Thank you. I have read your mail and I approve this request.',
    '我司同意解除与贵司的关联关系。',
    '您好,\n我们已同意该申请。谢谢!',
    '同意。',
  ])('is yes: %s', (text) => expect(answerOf(text)?.says).toBe('agrees'));

  it.each([
    'We do not agree to the disassociation.',
    "We don't consent to this request.",
    'We cannot accept this.',
    'Our company refuses the disassociation, we refuse it.',
    'Sorry, your request is rejected.',
    'We are not in agreement with this request.',
    '我们不同意解除关联。',
    '我司拒绝解除关联关系。',
    '无法同意此申请。',
  ])('is no: %s', (text) => expect(answerOf(text)?.says).toBe('refuses'));

  it.each([
    'Please disassociate our account acme-hk-001 from your partner account.',
    'We would like to request disassociation from you.',
    'Kindly help us to cancel the association.',
    '请帮我们解除关联关系。',
    '我司申请与贵司解除华为云账号的关联。',
  ])('asks to leave: %s', (text) => expect(answerOf(text)?.says).toBe('asks-to-leave'));

  it.each([
    ['a condition', 'If you pay the invoice we agree to the disassociation.'],
    ['a condition', '如果费用结清,我们同意解除关联。'],
    ['a question', 'Do you want us to agree to the disassociation?'],
    ['a question', '你们同意解除关联吗?'],
    ['a doubt', 'We may agree to the disassociation, let us discuss it.'],
    ['both at once', 'We agree to the disassociation. We do not agree to the request.'],
    ['a no to a no', 'We do not object to the disassociation.'],
    ['a no to a no', 'We have no objection to this request, we accept it.'],
    ['a no to a no', "We don't refuse this request."],
    ['another matter', 'We agree to the meeting on Tuesday.'],
    ['another matter', '我们同意贵司的报价。'],
    ['what another did', 'We heard that you agree to this request.'],
    ['not wanting it', 'Please do not disassociate our account.'],
    ['not wanting it', '请不要解除关联关系。'],
    ['nothing of it', 'Thank you for your mail. I am out of the office.'],
    ['nothing at all', ''],
    [
      'what we wrote ourselves',
      'Thanks.\n\nOn Fri, 20 Nov 2026 at 10:00, Ann Lee <owner@acme.example> wrote:\n> We agree to the disassociation.',
    ],
    ['what we wrote ourselves', '谢谢\n\n-----原始邮件-----\n发件人: Ann\n\n我司同意解除关联关系。'],
    ['what we wrote ourselves', 'Thanks.\n\n-----Original Message-----\nFrom: Ann\n\nWe agree to the disassociation.'],
    ['what we wrote ourselves', 'Thanks.\n\nFrom: Ann Lee\nSent: Friday\nTo: Bo\n\nWe agree to the disassociation.'],
    ['what we wrote ourselves', '好的\n发件人:Ann\n\n我司同意解除关联关系。'],
    ['what we wrote ourselves', 'Ann Lee 于2026年11月20日写道:\n我司同意解除关联关系。'],
    ['what we wrote ourselves', '> We agree to the disassociation.'],
  ])('is none where it is %s: %s', (_, text) => expect(answerOf(text)).toBeNull());

  it('rests on the very sentence, which stands in the writer’s own words', () => {
    expect(answerOf('Dear Ann,\n\nthank you. We agree to the\ndisassociation of our account. Regards\n> We do not agree')).toEqual({
      says: 'agrees',
      sentence: 'We agree to the disassociation of our account.',
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'We agree to it. ',
            'We do not ',
            'agree ',
            '> quoted ',
            '\n',
            '\n\n',
            '如果',
            '我们同意解除。',
            '?',
            'please disassociate ',
            '-----Original Message-----',
            'x',
          ),
          { maxLength: 30 },
        ),
        (pieces) => {
          const text = pieces.join('');
          const answer = answerOf(text);
          if (answer !== null) expect(ownWords(text).replace(/\s+/gu, ' ')).toContain(answer.sentence);
        },
      ),
    );
  });

  it('of a quoted text is never changed by what is quoted', () => {
    const quoted = fc.array(
      fc.constantFrom('We agree to it.', 'We do not agree to it.', '我们不同意解除关联。', 'Please disassociate us.', ''),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.constantFrom('We agree to it.', '不同意解除。', 'Hello.'), quoted, (own, lines) => {
        const mail = [own, '', ...lines.map((line) => `> ${line}`), 'On Fri, Ann wrote:', ...lines].join('\n');
        expect(answerOf(mail)).toEqual(answerOf(own));
      }),
    );
  });

  it('is found in good time in a text of any shape', () => {
    for (const hostile of [
      'we '.repeat(7000),
      'please '.repeat(3000),
      '请'.repeat(20_000),
      'a'.repeat(20_000),
      '> '.repeat(10_000),
      'on '.repeat(6600),
    ]) {
      const before = performance.now();
      answerOf(hostile);
      expect(performance.now() - before).toBeLessThan(2000);
    }
  });
});

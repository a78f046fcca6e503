import { expect, type Locator, type Page } from '@playwright/test';

export const STATEMENT = 'I understand the preceding statement and confirm to disassociate from the partner account';

/** One request: the letter, the checks, the act. */
export interface RequestPage {
  /** The state in a word, beside the heading. */
  readonly state: Locator;
  readonly reason: Locator;
  readonly accountName: Locator;
  readonly understood: Locator;
  readonly code: Locator;
  readonly passQuota: Locator;
  readonly submitButton: Locator;
  readonly askAgain: Locator;
  readonly timeline: Locator;
  /** Fills everything but the code in, and waits until the button lets itself be pressed. */
  fill(accountName: string, reason: string): Promise<void>;
  /** Presses the button that names the act, and confirms. */
  submit(): Promise<void>;
  choose(decision: 'Approve' | 'Reject'): Promise<void>;
  decide(decision: 'Approve' | 'Reject'): Promise<void>;
  /** Until the day that is offered, with the reason why it can wait. */
  snooze(reason: string): Promise<void>;
  /** On the day that is offered. */
  remind(): Promise<void>;
}

export function requestOf(page: Page): RequestPage {
  const state = page.getByRole('main').locator('header').first();
  const reason = page.getByLabel('Reason', { exact: true });
  const accountName = page.getByLabel(/^Type the account name/);
  const understood = page.getByRole('checkbox', { name: STATEMENT, exact: true });
  const submitButton = page.getByRole('main').getByRole('button', { name: /^Submit request for/ });
  const confirmed = async (button: Locator) => {
    await expect(button).toBeEnabled();
    await button.click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^(Submit request for|Approve the request|Reject the request)/ })
      .click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  };
  const unfold = async (title: string) => {
    const fold = page.getByRole('button', { name: title });
    await fold.click();
    await expect(fold).toHaveAttribute('aria-expanded', 'true');
  };
  return {
    state,
    reason,
    accountName,
    understood,
    code: page.getByRole('textbox', { name: 'Verification code' }),
    passQuota: page.getByLabel('Reason to pass the limit'),
    submitButton,
    askAgain: page.getByRole('button', { name: 'Ask again' }),
    timeline: page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'What happened' }) })
      .getByRole('list'),
    async fill(name, why) {
      await reason.fill(why);
      await accountName.fill(name);
      await understood.check();
    },
    submit: () => confirmed(submitButton),
    async choose(decision) {
      await page.getByRole('radio', { name: new RegExp(`^${decision}`) }).check();
    },
    decide: (decision) => confirmed(page.getByRole('main').getByRole('button', { name: new RegExp(`^${decision} the request`) })),
    async snooze(why) {
      await unfold('Snooze…');
      await page.getByLabel('Why it can wait').fill(why);
      await page.getByRole('button', { name: 'Snooze', exact: true }).click();
      await expect(page.getByText(`: ${why}`)).toBeVisible();
    },
    async remind() {
      await unfold('Remind me…');
      await page.getByRole('button', { name: 'Set reminder' }).click();
      await expect(page.getByText(/You will be reminded on/)).toBeVisible();
    },
  };
}

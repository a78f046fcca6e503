/** The partner's identity as it is being typed: both twice, for the consent email needs them letter for letter (R28). */
export interface PartnerForm {
  readonly accountName: string;
  readonly accountNameAgain: string;
  readonly email: string;
  readonly emailAgain: string;
}

export const blankPartner: PartnerForm = { accountName: '', accountNameAgain: '', email: '', emailAgain: '' };

/** Word keys of `settings:partner` for what is wrong beside each field; absent: nothing. The engine compares again. */
export type PartnerProblems = { readonly [Key in keyof PartnerForm]?: 'missing' | 'differs' | 'notEmail' };

export function problemsOf(form: PartnerForm): PartnerProblems {
  const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(form.email);
  return {
    ...(form.accountName.trim() === '' ? { accountName: 'missing' as const } : {}),
    ...(form.accountName === form.accountNameAgain ? {} : { accountNameAgain: 'differs' as const }),
    ...(email ? {} : { email: form.email === '' ? ('missing' as const) : ('notEmail' as const) }),
    ...(form.email === form.emailAgain ? {} : { emailAgain: 'differs' as const }),
  };
}

/** Word keys of `consent:recipient` for what is wrong with an address typed twice; '' when nothing is. The engine checks again. */
export function addressProblem(email: string, again: string): '' | 'invalid' | 'differs' {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) return 'invalid';
  return email === again ? '' : 'differs';
}

/** One measured figure, printed as one JSON line. `ratio` is `value / baseline`, both taken in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** A ratio against a baseline taken in the same run: ok when `ratio <= most`. */
export function ratio(name: string, unit: string, value: number, baseline: number, most: number): Figure {
  const share = value / baseline;
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(share),
    goal: `ratio <= ${most}`,
    ok: share <= most,
  };
}

/** The same where more is better: ok when `ratio >= least`. */
export function atLeast(name: string, unit: string, value: number, baseline: number, least: number): Figure {
  const figure = ratio(name, unit, value, baseline, least);
  return { ...figure, goal: `ratio >= ${least}`, ok: value / baseline >= least };
}

/** A size against a fixed budget: ok when `value <= budget`. */
export function budget(name: string, unit: string, value: number, most: number): Figure {
  return {
    name,
    value: rounded(value),
    unit,
    baseline: most,
    ratio: rounded(value / most),
    goal: `value <= ${most} ${unit}`,
    ok: value <= most,
  };
}

export function print(figure: Figure): Figure {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
  return figure;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { root } from './run.mjs';

/** How a suite went, a few lines per failure, and one per skipped test with its file. A report that is missing or says "failed" without a failed test counts as one failure. */
const suite = (passed, failures, skips) => ({ passed, failed: failures.length, skipped: skips.length, failures, skips });
const broken = (name, why) => suite(0, [`${name}: ${why}`], []);
const linesOf = (text) =>
  stripVTControlCharacters(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const firstLine = (text) => linesOf(text)[0] ?? '';

/** Lines of one failure; a line longer than this is a dump of something. */
const most = { lines: 6, length: 400 };

/** What a test says that failed: its message without the way that led there, and the first line of a test on that way. */
function said(text) {
  const lines = linesOf(text);
  const way = lines.findIndex((line) => /^at \S/u.test(line));
  const message = (way < 0 ? lines : lines.slice(0, way)).slice(0, most.lines).map((line) => line.slice(0, most.length));
  const [, place = null] = lines.map((line) => /\b(test\/[\w./-]+:\d+):\d+/u.exec(line)).find((found) => found !== null) ?? [];
  return [...message, ...(place === null ? [] : [`(${place})`])].join('\n');
}

/** Failures as plain lines, at most so many: every line of each, or where that is too much the first one of each. */
export function failureLines(failures, limit = 60) {
  const whole = failures.flatMap((failure) => failure.split('\n').map((line, at) => `${at === 0 ? '  - ' : '      '}${line}`));
  if (whole.length <= limit) return whole;
  const first = failures.map((failure) => `  - ${failure.split('\n')[0]}`);
  return first.length <= limit ? first : [...first.slice(0, limit - 1), `  … and ${first.length - limit + 1} more`];
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A file as it is called in the project. */
const inProject = (file) => (file.startsWith(root) ? file.slice(root.length + 1) : file);

/** Counts of vitest's JSON report. A file that could not be loaded has no tests in it and counts as one failure. */
export function countVitest(file, ok) {
  const found = report(file);
  if (!found) return broken('vitest', 'wrote no report; its output stands above');
  const tests = found.testResults.flatMap((entry) => entry.assertionResults.map((test) => ({ ...test, file: inProject(entry.name) })));
  const failures = tests
    .filter((test) => test.status === 'failed')
    .map((test) => `${test.file} ${test.fullName}: ${said(test.failureMessages?.[0])}`);
  const unloaded = found.testResults.filter(
    (entry) => entry.status === 'failed' && entry.assertionResults.every((test) => test.status !== 'failed'),
  );
  failures.push(...unloaded.map((entry) => `${inProject(entry.name)}: ${firstLine(entry.message) || 'could not be run'}`));
  if (!ok && failures.length === 0) failures.push('vitest: failed outside any test; its output stands above');
  const passed = tests.filter((test) => test.status === 'passed').length;
  if (passed + failures.length === 0) failures.push('vitest: found no tests');
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  return suite(
    passed,
    failures,
    skipped.map((test) => `${test.file} ${test.fullName}`),
  );
}

function* specs(suites) {
  for (const one of suites ?? []) {
    yield* one.specs ?? [];
    yield* specs(one.suites);
  }
}

/** Counts of Playwright's JSON report, with the reason of each skipped story. A story that passed only on a second try counts as failed. */
export function countPlaywright(file, ok) {
  const found = report(file);
  if (!found) return broken('stories', 'Playwright wrote no report; its output stands above');
  const tests = [...specs(found.suites)].flatMap((spec) => spec.tests.map((test) => ({ ...test, title: spec.title, file: spec.file })));
  const bad = tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky');
  const failures = bad.map((test) => `${test.file} ${test.title}: ${said(test.results.at(-1)?.error?.message)}`);
  failures.push(...(found.errors ?? []).map((error) => `stories: ${firstLine(error.message)}`));
  if (!ok && failures.length === 0) failures.push('stories: failed outside any test; the output stands above');
  if (tests.length === 0 && failures.length === 0) failures.push('stories: found no tests');
  const skipped = tests.filter((test) => test.status === 'skipped');
  const why = (test) => test.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given';
  const told = (test) => `[${test.projectName}] ${test.file} ${test.title}`;
  const passed = tests.filter((test) => test.status === 'expected').length;
  // Each reason once, and under it every story that it kept from running.
  const reasons = [...new Set(skipped.map(why))].flatMap((reason) => [
    reason,
    ...skipped.filter((test) => why(test) === reason).map((test) => `  ${told(test)}`),
  ]);
  const skips = skipped.map((test) => `${told(test)}: ${why(test)}`);
  return { ...suite(passed, failures, skips), reasons };
}

/** The same counts where only what `may` says may be skipped: every other skipped test is a failure. */
export function withoutSkips(counted, may) {
  const wrong = counted.skips.filter((skip) => !may(skip));
  const failures = [...counted.failures, ...wrong.map((skip) => `skipped, which CI does not allow: ${skip}`)];
  return { ...counted, ...suite(counted.passed, failures, counted.skips.filter(may)) };
}

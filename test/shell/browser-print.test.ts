import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPrinter } from '../../src/web/host/print.ts';
import { pixelsOf } from './print-image.ts';
import { drawn, mailToDraw, read, withText } from './print-mails.ts';

const english =
  'HUAWEI CLOUD partner (account name: acme-partner) agrees to cancel the association with the customer (account name: acme-hk-007).';
const chinese = '华为云合作伙伴同意解除与客户的关联关系。';
const arabic = 'نحن نوافق على إلغاء ارتباط العميل بالشريك';
const thai = 'เราตกลงที่จะยกเลิกการเชื่อมโยงกับลูกค้า';
/** Sheets and boxes end lines where the mail has none. */
const unspaced = (text: string): string => text.replace(/\s+/g, '');
/** Poppler leaves spaces between the pieces of joined letters, and writes the direction down. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
/** What is left of drawing in a folder for temporary files: folders, and on Linux programs that were started on them. */
async function left(folder: string): Promise<readonly string[]> {
  const processes = process.platform === 'linux' ? (await readdir('/proc')).filter((id) => /^\d+$/.test(id)) : [];
  const lines = await Promise.all(processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return [...(await readdir(folder)), ...lines.filter((line) => line.includes(folder))];
}

describe('a mail drawn by an installed browser', () => {
  test('has the mail’s own text in its PDF, to be selected and searched, on A4 and tagged', async () => {
    const { text, file } = await drawn(withText(`${english}\n\n${chinese}\n\n${thai}\n\n\tindented <b>&amp;</b>`));
    for (const line of [english, chinese, thai, 'indented <b>&amp;</b>', 'desk@partner.example', 'owner@customer.example', 'ab'.repeat(32)])
      expect(unspaced(text)).toContain(unspaced(line));
    const about = read('pdfinfo', file);
    expect(about).toMatch(/Page size:.*A4/);
    expect(about).toMatch(/Tagged:\s+yes/);
    expect(about).toMatch(/JavaScript:\s+no/);
    expect(about).toMatch(/Title:\s+Consent email \(Draft\)/);
  });

  test('brings its fonts, also for Chinese, Arabic and Thai, to a machine that has Latin alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'print-fonts-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const latin = '<dir>/usr/share/fonts/truetype/dejavu</dir>';
    await writeFile(join(folder, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${latin}<cachedir>${folder}</cachedir></fontconfig>`);
    vi.stubEnv('FONTCONFIG_FILE', join(folder, 'fonts.conf'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { fonts, text, file } = await drawn(withText([english, chinese, arabic, thai].join('\n')));
    expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
    const names = new Set(fonts.map(({ name }) => name.replace(/(Thin)?-.*$/, '')));
    expect(names).toEqual(new Set(['NotoSans', 'NotoSansSC', 'NotoSansArabic', 'NotoSansThai']));
    for (const line of [english, chinese, thai]) expect(unspaced(text)).toContain(unspaced(line));
    // In the order of reading, which Poppler finds by where the letters stand.
    expect(letters(read('pdftotext', file, '-'))).toContain(letters(arabic));
  });

  test('fetches nothing and runs nothing, even if its page asked for it', async () => {
    const asked: string[] = [];
    const server = createServer((request, answer) => {
      asked.push(request.url ?? '');
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // A page that no mail can become: what our own page forbids and escapes is left out, so that only the browser's bars are tried.
    const html = `<!doctype html><meta http-equiv="refresh" content="0;url=${there}/refresh"><link rel="stylesheet" href="${there}/style.css">
      <link rel="prefetch" href="${there}/prefetch"><link rel="preconnect" href="${there}"><style>@import '${there}/import.css'; p { background: url(${there}/background.png) }</style>
      <script src="${there}/script.js"></script><script>document.body.textContent = 'a script ran'; fetch('${there}/fetch')</script>
      <img src="${there}/image.png" onerror="document.body.textContent = 'a script ran'"><iframe src="${there}/frame"></iframe><iframe srcdoc="framed"></iframe>
      <img src="file:///etc/hostname"><object data="${there}/object"></object><p>still here</p>`;
    const folder = await mkdtemp(join(tmpdir(), 'print-hostile-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { pdf } = await createPrinter().print({ html, width: 400 });
    await writeFile(join(folder, 'mail.pdf'), pdf);
    const text = read('pdftotext', join(folder, 'mail.pdf'), '-');
    expect(text).toContain('still here');
    expect(text).not.toContain('a script ran');
    expect(asked).toEqual([]);
  });

  test('of two thousand lines and a word of three hundred letters stays on its sheets and keeps its height', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `Line ${index + 1}`);
    const word = 'W'.repeat(300);
    const { text, png, file } = await drawn(withText([word, ...lines].join('\n')), 640);
    const found = [...text.matchAll(/^Line (\d+)$/gm)].map(([, number]) => Number(number));
    expect(found).toEqual(lines.map((_, index) => index + 1));
    expect(unspaced(text)).toContain(word);
    // Every word lies within the sheet's margins. Points: A4 is 595 wide.
    const ends = [...read('pdftotext', '-bbox', file, '-').matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.max(...ends)).toBeLessThanOrEqual(595 - 48);
    expect(ends.length).toBeGreaterThan(4000);
    // And every sheet says what the mail is.
    const sheets = Number(/Pages:\s+(\d+)/.exec(read('pdfinfo', file))?.[1]);
    expect(sheets).toBeGreaterThan(30);
    expect([...text.matchAll(/DRAFT/g)]).toHaveLength(sheets);

    const { width, height, at } = pixelsOf(png);
    expect(width).toBe(640);
    expect(height).toBeGreaterThan(2000 * 20);
    expect(height).toBeLessThan(2100 * 20);
    // White to the right of all text, from head to foot, and something written near the foot.
    const inked = (y: number, from: number, until: number) =>
      Array.from({ length: until - from }, (_, index) => at(from + index, y)).some((shade) => shade.some((part) => part < 200));
    for (let y = 0; y < height; y += 7) expect(inked(y, 602, 640), `row ${y}`).toBe(false);
    expect(Array.from({ length: 80 }, (_, index) => height - 100 + index).some((y) => inked(y, 40, 600))).toBe(true);
  });

  test('cannot draw a letter of its text over its mark, nor turn a line of ours round', async () => {
    const plain = await drawn(withText('Text'));
    const tall = `${'Z\u0333\u0489'.repeat(3)}\u202E`;
    const hostile = await drawn(
      mailToDraw({ subject: tall, body: { text: `${'\u0e49'.repeat(400)}x${'\u0489'.repeat(400)}`, from: 'text', cut: false } }),
    );
    const [one, other] = [pixelsOf(plain.png), pixelsOf(hostile.png)];
    // From the top to the end of the mark nothing differs.
    for (let y = 0; y < 96; y += 1) for (let x = 0; x < 800; x += 3) expect(other.at(x, y), `${x} ${y}`).toEqual(one.at(x, y));
    expect(hostile.text).toContain('⟨U+202E⟩');
    expect(hostile.text).toContain('picture, not the original');
  });

  test('leaves no browser and no profile behind, also when it fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'print-left-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    // The processes of a browser follow the one that was ended.
    const gone = async () => (await left(folder)).join('\n');
    await createPrinter().print({ html: '<p>Text', width: 400 });
    await expect.poll(gone).toBe('');
    const broken = createPrinter(() => ({ path: '/bin/false', name: 'Chromium' }));
    await expect(broken.print({ html: '<p>', width: 400 })).rejects.toMatchObject({
      code: 'picture-failed',
      detail: { reason: 'program' },
    });
    await expect.poll(gone).toBe('');
    // Given up while it starts, and while it draws.
    for (const patience of [20, 300]) {
      const hanging = createPrinter(undefined, patience);
      const long = '<p>line</p>'.repeat(200_000);
      await expect(hanging.print({ html: long, width: 400 })).rejects.toMatchObject({
        code: 'picture-failed',
        detail: { reason: 'timeout' },
      });
      await expect.poll(gone).toBe('');
    }
  });

  test('needs a browser: without one the button says so, and nothing is drawn', async () => {
    const none = createPrinter(() => null);
    expect(await none.printer()).toBeNull();
    await expect(none.print({ html: '<p>', width: 400 })).rejects.toMatchObject({ code: 'picture-unavailable' });
    expect(await createPrinter(() => ({ path: '/x', name: 'Microsoft Edge' })).printer()).toEqual({
      kind: 'browser',
      name: 'Microsoft Edge',
    });
  });
});

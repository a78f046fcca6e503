// Draws our mark and writes it as every system wants it: `node scripts/draw-icons.mjs [path of a Chromium]`. Its results are in the repository;
// only a change of the mark needs a new run. The mark: a letter on a desk, a link in it that is properly undone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { root } from './run.mjs';

const icons = join(root, 'resources', 'icons');
const tray = join(root, 'resources', 'tray');
const svg = (view, body) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}"><title>Consent Desk</title>${body}</svg>\n`;

/** Two half links that have let go of each other, around 512,430. */
const link = (stroke, width) =>
  `<g fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round">` +
  '<path d="M470 360h-70a70 70 0 0 0 0 140h70"/><path d="M554 360h70a70 70 0 0 1 0 140h-70"/></g>';

const mark = svg(
  '0 0 1024 1024',
  '<rect x="64" y="64" width="896" height="896" rx="200" fill="#0a6464"/>' +
    '<path d="M272 216h480a40 40 0 0 1 40 40v448H232V256a40 40 0 0 1 40-40z" fill="#f6faf9"/>' +
    link('#0a6464', 44) +
    '<path d="M344 604h336" stroke="#9cc9c4" stroke-width="40" stroke-linecap="round"/>' +
    '<rect x="152" y="704" width="720" height="64" rx="32" fill="#dff0ee"/>',
);
/** Without ground, for the tray: its colour is the system's on macOS. */
const outline = (colour) =>
  svg(
    '0 0 64 64',
    `<g fill="none" stroke="${colour}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">` +
      '<path d="M14 46V14a4 4 0 0 1 4-4h28a4 4 0 0 1 4 4v32"/><path d="M6 50h52"/>' +
      '<path d="M29 22h-3a6 6 0 0 0 0 12h3M35 22h3a6 6 0 0 1 0 12h-3"/></g>',
  );

const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
async function raster(picture, size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

/** Windows: a folder of PNGs in one file. A side of 256 is written as 0. */
function ico(pictures) {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = 6 + 16 * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures.map(({ png }) => png)]);
}

/** macOS: chunks of a four letter type, their length and a PNG. */
function icns(chunks) {
  const parts = chunks.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

mkdirSync(join(icons, 'png'), { recursive: true });
mkdirSync(tray, { recursive: true });
writeFileSync(join(icons, 'mark.svg'), mark);
const sizes = new Map();
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) sizes.set(size, await raster(mark, size));
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) writeFileSync(join(icons, 'png', `${size}x${size}.png`), sizes.get(size));
writeFileSync(join(icons, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: sizes.get(size) }))));
const types = { icp4: 16, icp5: 32, ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };
writeFileSync(join(icons, 'icon.icns'), icns(Object.entries(types).map(([type, size]) => ({ type, png: sizes.get(size) }))));

// Windows and Linux: our colour reads on light and dark bars. macOS: black and clear, which the system turns as it needs ("Template").
const trayPictures = { tray: '#17847e', trayTemplate: '#000000' };
for (const [name, colour] of Object.entries(trayPictures)) {
  writeFileSync(join(tray, `${name}.png`), await raster(outline(colour), 16));
  writeFileSync(join(tray, `${name}@2x.png`), await raster(outline(colour), 32));
}
const trayIcons = [];
for (const size of [16, 24, 32, 48]) trayIcons.push({ size, png: await raster(outline(trayPictures.tray), size) });
writeFileSync(join(tray, 'tray.ico'), ico(trayIcons));
await browser.close();

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page for when the desk itself cannot be shown: a title and what to do, nothing loaded. */
export const plainPage = (title: string, advice: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="light dark"><title>${escaped(title)} - Consent Desk</title></head>` +
  `<body><main><h1>${escaped(title)}</h1><p>${escaped(advice)}</p></main></body></html>`;

const anew = 'Press Enter where you started Consent Desk, or run npm start once more: either prints a new address.';

export const refusedPage = plainPage(
  'This address does not open Consent Desk',
  `Each address works once, and only in the browser that opened it first. ${anew} If it was opened before and not by you, end Consent Desk with Ctrl-C.`,
);
export const endedPage = plainPage(
  'Consent Desk has signed this browser out',
  `Nobody used it here for a long time. It goes on watching for answers. ${anew}`,
);
export const slowDownPage = (seconds: number): string =>
  plainPage(
    'Too many wrong addresses',
    `Something on this computer is guessing addresses of Consent Desk. None that is older than a minute is looked at for ${seconds} s; then the one you have works again. ${anew}`,
  );
export const missingPage = plainPage('The page was not built', 'Stop Consent Desk and start it with: npm start');

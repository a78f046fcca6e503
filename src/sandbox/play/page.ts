import type { Answer } from '../http/exchange.ts';
import { instant } from '../instant.ts';
import type { Simulation } from '../simulation.ts';
import { html, type Part } from './html.ts';
import { noteText } from './notes.ts';

const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page under the heading that nobody can dismiss. */
export function page(simulation: Simulation, title: string, note: string | null, content: Part): Answer {
  const said = noteText(note);
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · SIMULATED partner</title>
<link rel="stylesheet" href="/play/style.css">
</head>
<body>
<header>SIMULATED <span>Nothing here reaches Huawei Cloud. You play the customers of a practice partner. Sandbox time ${instant(simulation.clock.now())}.</span></header>
<main>
${said === null ? null : html`<p class="note" role="status">${said}</p>`}
${content}
</main>
</body>
</html>`;
  return {
    status: 200,
    body: body.text,
    headers: {
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    },
  };
}

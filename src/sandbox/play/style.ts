/** The whole look of the play page; served beside it, so that its content policy needs no inline style. */
export const STYLE = `
:root { color-scheme: light dark; --ground: light-dark(#f6f7f7, #16191a); --raised: light-dark(#fff, #1e2324); --text: light-dark(#16201f, #e8eeed);
  --quiet: light-dark(#4c5a58, #a5b3b1); --line: light-dark(#d5dcdb, #364041); --accent: light-dark(#0b6160, #6fd0ca); --on-accent: light-dark(#fff, #0d1b1a);
  --good: light-dark(#1c6b34, #7fd49a); --bad: light-dark(#a3271f, #ff9d92); --warn: light-dark(#7a5200, #f0c26a); --banner: light-dark(#fdf0cf, #40330f); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 13px/1.5 system-ui, sans-serif; }
header { background: var(--banner); border-bottom: 1px solid var(--line); padding: 8px 20px; font-weight: 600; }
header span { font-weight: 400; margin-left: 8px; }
main { max-width: 1180px; margin: 0 auto; padding: 16px 20px 48px; }
h1 { font-size: 20px; margin: 8px 0 4px; } h2 { font-size: 15px; margin: 0 0 8px; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); gap: 16px; align-items: start; margin-top: 16px; }
section { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 16px; overflow-wrap: anywhere; }
section + section { margin-top: 16px; } .columns > section + section { margin-top: 0; }
p { margin: 0 0 8px; } .quiet { color: var(--quiet); font-size: 12px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 5px 8px 5px 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--quiet); font-size: 12px; } td { font-variant-numeric: tabular-nums; }
a { color: var(--accent); } ul { margin: 0; padding: 0; list-style: none; } li { padding: 4px 0; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .good, .bad, .warn { font-weight: 600; white-space: nowrap; } th { white-space: nowrap; }
label { display: block; margin: 0 0 8px; } label > span { display: block; color: var(--quiet); font-size: 12px; }
label.tick { display: flex; gap: 8px; align-items: flex-start; }
input:not([type=checkbox]), select { width: 100%; min-height: 28px; padding: 3px 8px; border: 1px solid var(--quiet); border-radius: 6px; background: var(--ground); color: inherit; font: inherit; }
button { min-height: 28px; padding: 3px 12px; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button.plain { background: transparent; color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
form.line { display: flex; gap: 8px; align-items: end; flex-wrap: wrap; margin: 0 0 8px; } form.line label { flex: 1; margin: 0; }
.note { border: 1px solid var(--accent); border-radius: 6px; padding: 8px 12px; margin-top: 12px; }
.code { font: 600 15px/1.2 ui-monospace, monospace; letter-spacing: 2px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16px; }
`;

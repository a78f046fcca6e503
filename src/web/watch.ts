/** With this code a wire is closed when its session has ended. */
export const SESSION_ENDED = 4001;

/**
 * The shell's own script in the page. It tells, at most twice a minute, that a person is there, since the page asks by itself whenever news
 * come; and when the session has ended it shows the page that says so.
 */
export const watchScript = `const secret = document.querySelector('meta[name="tab-secret"]').content;
let socket;
let toldAt = 0;
const open = () => {
  socket = new WebSocket('ws://' + location.host + '/here', 'desk.' + secret);
  socket.addEventListener('close', ({ code }) => {
    if (code === ${SESSION_ENDED}) location.replace('/');
  });
};
const used = () => {
  if (Date.now() - toldAt < 30000 || socket.readyState === WebSocket.CONNECTING) return;
  toldAt = Date.now();
  if (socket.readyState === WebSocket.OPEN) socket.send('used');
  else open();
};
for (const kind of ['pointerdown', 'keydown', 'wheel', 'click']) addEventListener(kind, used, { capture: true, passive: true });
open();
`;

/** Longest picture that is handed over. Bytes; contract/overview.ts. */
const most = 180 * 1024;
/** Pixels. */
const edge = 16;
const line = 17;

export interface PictureWords {
  readonly title: string;
  readonly summary: string;
  /** Under the plot: what its shapes mean. */
  readonly note: string;
  /** '' where nothing is simulated. */
  readonly simulated: string;
}

/**
 * Draws a plot as PNG, twice its size: shape by shape onto a canvas with the colours and fonts that it has on the page, since the page's policy
 * loads no picture from an address of its own. Base64.
 */
export async function pictureOf(svg: SVGSVGElement, words: PictureWords): Promise<string> {
  for (const scale of [2, 1.5, 1]) {
    const png = await encoded(drawn(svg, words, scale));
    if (png.length <= most || scale === 1) return base64(png);
  }
  return '';
}

function drawn(svg: SVGSVGElement, words: PictureWords, scale: number): HTMLCanvasElement {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const page = getComputedStyle(svg);
  const small = `400 12px ${page.fontFamily}`;
  context.font = small;
  const summary = linesOf(context, words.summary, width);
  const note = linesOf(context, words.note, width);
  const head = 34 + summary.length * line + 6;
  // What is written and drawn before a canvas has its size is gone.
  canvas.width = Math.ceil((width + 2 * edge) * scale);
  canvas.height = Math.ceil((height + head + note.length * line + edge) * scale);
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(svg.closest('section') ?? document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = page.color;
  context.font = `600 15px ${page.fontFamily}`;
  context.fillText([words.title, words.simulated].filter(Boolean).join(' · '), edge, 24);
  context.font = small;
  for (const [place, text] of summary.entries()) context.fillText(text, edge, 44 + place * line);
  for (const [place, text] of note.entries()) context.fillText(text, edge, head + height + 10 + place * line);
  context.translate(edge, head);
  const home = svg.getScreenCTM()?.inverse();
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>('rect, line, path, circle, text')) {
    const place = shape.getScreenCTM();
    const style = getComputedStyle(shape);
    if (!home || !place || style.visibility === 'hidden' || style.opacity === '0') continue;
    const { a, b, c, d, e, f } = home.multiply(place);
    context.save();
    context.transform(a, b, c, d, e, f);
    if (shape instanceof SVGTextElement) write(context, shape, style);
    else draw(context, shape, style);
    context.restore();
  }
  return canvas;
}

/** The words in lines that fit. */
function linesOf(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function write(context: CanvasRenderingContext2D, text: SVGTextElement, style: CSSStyleDeclaration): void {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.fill;
  context.textAlign = style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left';
  context.fillText(text.textContent ?? '', numberOf(text, 'x'), numberOf(text, 'y'));
}

function draw(context: CanvasRenderingContext2D, shape: SVGGraphicsElement, style: CSSStyleDeclaration): void {
  const path = pathOf(shape);
  if (style.fill !== 'none') {
    context.fillStyle = style.fill;
    context.fill(path);
  }
  if (style.stroke === 'none') return;
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
  const dashes = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat);
  context.setLineDash(dashes);
  context.stroke(path);
}

function pathOf(shape: SVGGraphicsElement): Path2D {
  const at = (name: string) => numberOf(shape, name);
  const path = new Path2D(shape.tagName === 'path' ? (shape.getAttribute('d') ?? '') : '');
  if (shape.tagName === 'rect') path.roundRect(at('x'), at('y'), at('width'), at('height'), at('rx'));
  if (shape.tagName === 'circle') path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
  if (shape.tagName === 'line') {
    path.moveTo(at('x1'), at('y1'));
    path.lineTo(at('x2'), at('y2'));
  }
  return path;
}

const numberOf = (shape: Element, name: string): number => Number.parseFloat(shape.getAttribute(name) ?? '0') || 0;

function encoded(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) blob.arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)), reject);
      else reject(new Error('the picture is empty'));
    }, 'image/png');
  });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // As many arguments as every engine takes.
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}

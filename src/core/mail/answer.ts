import { cut } from './harmless.ts';
import { ownWords } from './own-words.ts';

export type AnswerSays = 'agrees' | 'refuses' | 'asks-to-leave';
export interface Answer {
  readonly says: AnswerSays;
  readonly sentence: string;
}

const about = String.raw`(?:disassociat\w*|dissociat\w*|un-?link\w*|unbind\w*|cancel\w*\s+(?:the\s+|our\s+|my\s+)?association|end\w*\s+(?:of\s+)?(?:the\s+|our\s+|my\s+)?association|remov\w*\s+(?:the\s+|our\s+|my\s+)?association)`;

/** What says no comes first: "do not agree" holds "agree". */
const refuses: readonly RegExp[] = [
  /\b(?:do|does|did|can|could|will|would|shall)(?:\s+not|n['’]t)\s+(?:\w+\s+){0,2}?(?:agree|consent|approve|accept)\b/iu,
  /\bcannot\s+(?:\w+\s+){0,2}?(?:agree|consent|approve|accept)\b/iu,
  /\b(?:we|i|our company)\s+(?:\w+\s+){0,2}?(?:disagree|refuse|reject|decline|object)\b/iu,
  /\b(?:is|are|was)\s+(?:not\s+(?:agreed|approved|accepted)|rejected|refused|declined)\b/iu,
  /\bnot\s+(?:in\s+agreement|willing)\b/iu,
  /(?:不|未|无法|無法|不能|不会|不會|不予|拒绝|拒絕)\s*(?:能|会|會|予|再)?\s*(?:同意|批准|接受|认可|認可)/u,
  /(?:我方|我司|我们|我們|我|本公司)\s*(?:表示|决定|決定|予以)?\s*(?:拒绝|拒絕|反对|反對)/u,
];
const agrees: readonly RegExp[] = [
  /\b(?:we|i|our company)\s+(?:\w+\s+){0,2}?(?:agree|consent|approve|accept)\b/iu,
  /^\s*(?:yes[,.!]?\s+)?(?:agreed|approved)\s*[.!]?\s*$/iu,
  /\b(?:is|are)\s+(?:agreed|approved|accepted)\b/iu,
  /(?:我方|我司|我们|我們|我|本公司)\s*(?:已|均|完全|确认|確認|表示|特此)?\s*(?:同意|批准|接受)/u,
  /^\s*(?:同意|批准)(?:解除|取消|[。.!！\s]|$)/u,
];
const asks: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:please|kindly|request(?:s|ing|ed)?|apply|applying|ask(?:ing)?|want(?:s)?|wish(?:es)?|would\s+like|need)\b.{0,120}\b${about}`,
    'iu',
  ),
  new RegExp(String.raw`\b${about}.{0,80}\b(?:please|requested)\b`, 'iu'),
  /(?:申请|申請|请求|請求|请|請|希望|想要?|要求|需要|麻烦|麻煩).{0,60}(?:解除|取消|终止|終止|脱离|脫離).{0,30}(?:关联|關聯|关系|關係|绑定|綁定)/u,
];
/** A condition, a question, a wish or a no to a no is no decision, and neither is what somebody else says. */
const unsure =
  /\b(?:if|unless|whether|once|until|when|provided|before|should|may|might|could you|would you|not sure|(?:not|never|hardly|no)\s+(?:\w+\s+)?(?:disagree|refuse|reject|decline|object|objections?)|don['’]t\s+(?:\w+\s+)?(?:disagree|refuse|reject|decline|object)|consider\w*|think about|discuss\w*|let you know|pending|partially|in principle)\b|[?？]\s*$|如果|若|是否|能否|可否|除非|待|考虑|考慮|商量|讨论|討論|之后再|原则上|原則上|吗|嗎/iu;
const othersSay = /\b(?:you|they|he|she|who|anyone|nobody)\s+(?:\w+\s+){0,2}?(?:agree|consent|approve|accept|refuse|reject|decline)/iu;
/** What is agreed must be this matter: agreeing to a meeting or a price is no answer. */
const matter = new RegExp(
  String.raw`${about}|\b(?:it|this|that|request|application|cancell?ation|agreed|approved)\b|解除|取消|关联|關聯|申请|申請|请求|請求|此事|上述|该|同意[。.!！\s]*$|批准[。.!！\s]*$`,
  'iu',
);
const otherMatter =
  /\b(?:meeting|call|price|discount|invoice|offer|quotation|schedule|appointment|cookies|terms of service)\b|会议|會議|报价|報價|价格|價格|发票|發票/iu;

/**
 * The answer that a mail seems to give, with the very sentence it rests on. Of its writer's own words alone. Sentences that say different
 * things, conditions and questions give none: then a person reads. Asking for a disassociation is neither yes nor no.
 */
export function answerOf(text: string): Answer | null {
  const found: Answer[] = [];
  let unclear = false;
  for (const sentence of sentencesOf(ownWords(text))) {
    const says = saysOf(sentence);
    if (says === 'unclear') unclear = true;
    else if (says !== null) found.push({ says, sentence: cut(sentence, 500) });
  }
  const decided = found.filter(({ says }) => says !== 'asks-to-leave');
  if (unclear || new Set(decided.map(({ says }) => says)).size > 1) return null;
  return decided[0] ?? found[0] ?? null;
}

function saysOf(sentence: string): AnswerSays | 'unclear' | null {
  const matches = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(sentence));
  const no = matches(refuses);
  const yes = !no && matches(agrees);
  if (no || yes) {
    if (otherMatter.test(sentence) || !matter.test(sentence)) return null;
    if (unsure.test(sentence) || othersSay.test(sentence)) return 'unclear';
    return no ? 'refuses' : 'agrees';
  }
  if (!matches(asks)) return null;
  return /\b(?:do\s+not|don['’]t|never|no\s+longer|instead\s+of)\b|不要|请勿|請勿|不想|不希望|无需|無需|不再/iu.test(sentence) ||
    /[?？]\s*$/u.test(sentence)
    ? null
    : 'asks-to-leave';
}

/** Sentences, the first few hundred; a line break alone ends none, since mails are wrapped. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n|(?<=[.!?])\s+|(?<=[。！？；])/u)
    .map((sentence) => sentence.replace(/\s+/gu, ' ').trim())
    .filter((sentence) => sentence !== '' && sentence.length <= 2000)
    .slice(0, 300);
}

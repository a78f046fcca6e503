import { choose, pick } from './random.ts';

type List = readonly [string, ...string[]];

const WORDS: List = [
  'acme',
  'harbor',
  'lotus',
  'summit',
  'orchid',
  'delta',
  'falcon',
  'juniper',
  'meridian',
  'nova',
  'peak',
  'quartz',
  'raven',
  'sierra',
  'tidal',
  'umber',
  'vertex',
  'willow',
  'zephyr',
  'bamboo',
];
const REGIONS: List = ['hk', 'sg', 'th', 'ae', 'mx', 'za', 'br', 'id', 'my', 'sa'];
const FIRST: List = [
  'Amber',
  'Brightwater',
  'Cedar',
  'Dragon Gate',
  'Evergreen',
  'Fairwind',
  'Golden Bay',
  'Highland',
  'Ironwood',
  'Jade River',
  'Kestrel',
  'Long Peak',
  'Moonstone',
  'Northgate',
  'Oakfield',
  'Pearl',
  'Redwood',
  'Silver Creek',
  'Tamarind',
  'Upland',
];
const SECOND: List = [
  'Logistics',
  'Retail',
  'Media',
  'Health',
  'Robotics',
  'Foods',
  'Energy',
  'Textiles',
  'Games',
  'Education',
  'Shipping',
  'Insurance',
  'Travel',
  'Mining',
  'Optics',
  'Analytics',
];
const FORMS: List = ['Ltd', 'Pte. Ltd.', 'LLC', 'S.A.', 'GmbH', 'Co., Ltd.', 'Sdn. Bhd.', 'FZE'];
const CHINESE_FIRST: List = ['深圳', '上海', '香港', '北京', '杭州', '广州', '成都', '新加坡', '龍門', '臺北'];
const CHINESE_SECOND: List = [
  '云海科技',
  '星辰物流',
  '金桥贸易',
  '瑞丰医疗',
  '鸿运传媒',
  '天际游戏',
  '长风能源',
  '明德教育',
  '𠮷野家電',
  '龘龘数据',
];
const ARABIC: List = [
  'شركة النور للتجارة',
  'مؤسسة الخليج التقنية',
  'مجموعة الواحة للخدمات',
  'شركة البحر الأحمر للشحن',
  'دار المعرفة للتعليم',
];
const THAI: List = ['บริษัท น้ำใส จำกัด', 'บริษัท สยามคลาวด์ จำกัด', 'ห้างหุ้นส่วน รุ่งเรือง', 'บริษัท ดอกบัวทอง จำกัด', 'บริษัท ก้าวหน้าเทคโนโลยี จำกัด'];

/** Names that break careless programs: quoting, markup, direction marks, combining marks, line breaks, width, formulas, length. */
const AWKWARD: List = [
  `O'Brien & "Sons" Ltd`,
  '<script>alert(1)</script> Media',
  'Back\\slash %s $x {{y}} Co.',
  '\u202Eevil.exe\u202C reversed Ltd',
  'مرحبا\u200F Mixed \u200EDirection',
  'Z\u0351\u036B\u0343a\u0329\u035Blgo\u0334 Combining Ltd',
  'e\u0301tude (decomposed) SA',
  '\u00e9tude (composed) SA',
  'Line\r\nBreak: Bcc: nobody@example.com',
  'Tab\tand\u0007bell',
  'Zero\u200Bwidth\u200Djoin\uFEFF Ltd',
  'Non\u00A0breaking\u3000spaces',
  'Family 👨‍👩‍👧‍👦 & Flags 🇭🇰 🏳️‍🌈',
  '=HYPERLINK("http://example.com","click")',
  '+1+1 Ltd',
  '-2+3 Ltd',
  '@SUM(1;2) Ltd',
  "'; DROP TABLE customers; --",
  '64 characters of name, exactly so many and not one single more!!',
  '字'.repeat(64),
  'İstanbul ıŞIK straße ﬁ',
  '  leading and trailing  ',
  'null',
  '%00%0d%0a ../../etc',
];

/** A login account name in the house style `harbor-sg-0241`; the index keeps it unique. */
export function accountNameOf(seed: number, index: number): string {
  return `${choose(WORDS, seed, index, 11)}-${choose(REGIONS, seed, index, 12)}-${String(index).padStart(4, '0')}`;
}

/** A real-name authentication name: mostly English, then Chinese, Arabic, Thai, and one in sixteen awkward. */
export function realNameOf(seed: number, index: number): string {
  const kind = pick(seed, index, 13, 16);
  if (kind < 9) return `${choose(FIRST, seed, index, 14)} ${choose(SECOND, seed, index, 15)} ${choose(FORMS, seed, index, 16)}`;
  if (kind < 12) return `${choose(CHINESE_FIRST, seed, index, 14)}${choose(CHINESE_SECOND, seed, index, 15)}有限公司`;
  if (kind === 12 || kind === 13) return choose(ARABIC, seed, index, 14);
  if (kind === 14) return choose(THAI, seed, index, 14);
  return choose(AWKWARD, seed, index, 14);
}

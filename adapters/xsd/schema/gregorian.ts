/** Lexical rules of the incomplete dates of XML Schema. */
const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const MONTH = '(?:0[1-9]|1[0-2])';
const YEAR = '-?(?!0000)(?:[1-9]\\d{4,}|\\d{4})';
const DAY_OF_MONTH =
  '(?:(?:01|03|05|07|08|10|12)-(?:0[1-9]|[12]\\d|3[01])|(?:04|06|09|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))';

const EXPRESSIONS = {
  gYearMonth: new RegExp(`^${YEAR}-${MONTH}${ZONE}$`),
  gYear: new RegExp(`^${YEAR}${ZONE}$`),
  gMonthDay: new RegExp(`^--${DAY_OF_MONTH}${ZONE}$`),
  gDay: new RegExp(`^---(?:0[1-9]|[12]\\d|3[01])${ZONE}$`),
  gMonth: new RegExp(`^--${MONTH}(?:--)?${ZONE}$`),
} as const;

export const isGregorian = (type: keyof typeof EXPRESSIONS, value: string): boolean =>
  EXPRESSIONS[type].test(value) && Math.abs(Number(/^-?\d+/.exec(value)?.[0] ?? 0)) <= 2_147_483_647;

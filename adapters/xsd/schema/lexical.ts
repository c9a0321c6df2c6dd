/** Lexical rules of the built-in types that our schemas use, as the official validator applies them. Values are trimmed. */

const trimStart = (value: string): number => {
  let start = 0;
  while (start < value.length && isXmlSpace(value.charCodeAt(start))) start += 1;
  return start;
};

const isXmlSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

/** Without white space at both ends. */
export const trimXml = (value: string): string => {
  const start = trimStart(value);
  let end = value.length;
  while (end > start && isXmlSpace(value.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === value.length ? value : value.slice(start, end);
};

/** Trimmed, and every run of white space inside made one space. */
export const collapseXml = (value: string): string => {
  const trimmed = trimXml(value);
  return /[\t\n\r]| {2}/.test(trimmed) ? trimmed.replace(/[ \t\n\r]+/g, ' ') : trimmed;
};

export const isBoolean = (value: string): boolean =>
  value === 'true' || value === 'false' || value === '1' || value === '0';

export const isInteger = (value: string): boolean => {
  const start = value.startsWith('+') || value.startsWith('-') ? 1 : 0;
  for (let index = start; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit < 48 || unit > 57) return false;
  }
  return value.length > start;
};

/** Sign of the difference between an integer of any length and a bound. */
export const compareInteger = (value: string, bound: number): number => {
  const digits = value.replace(/^[+-]?0*/, '');
  const negative = value.startsWith('-') && digits !== '';
  const size = digits.length > 15 ? Number.MAX_SAFE_INTEGER : Number(digits || '0');
  return Math.sign((negative ? -size : size) - bound);
};

/** Sign of the difference between an integer of any length and any bound. */
export const compareBigInteger = (value: string, bound: bigint): number => {
  const digits = value.replace(/^[+-]?0*/, '');
  const size = digits.length > 25 ? 10n ** 25n : BigInt(digits || '0');
  const difference = (value.startsWith('-') ? -size : size) - bound;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const ZONE = /^(?:Z|[+-]\d\d:\d\d)?$/;

const isZone = (zone: string): boolean => {
  if (!ZONE.test(zone)) return false;
  if (zone.length < 6) return true;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  return minutes < 60 && (hours < 14 || (hours === 14 && minutes === 0));
};

const DATE = /^(-?\d{4,})-(\d\d)-(\d\d)/;

/** Length of the valid date that the value starts with; -1 when there is none. */
const dateLength = (value: string): number => {
  const match = DATE.exec(value);
  if (match === null) return -1;
  const [whole, years = '', months = '', days = ''] = match;
  const digits = years.replace('-', '');
  const year = Number(years);
  const month = Number(months);
  const day = Number(days);
  if ((digits.length > 4 && digits.startsWith('0')) || year === 0 || Math.abs(year) > 2_147_483_647) return -1;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? whole.length : -1;
};

export const isDate = (value: string): boolean => {
  const length = dateLength(value);
  return length >= 0 && isZone(value.slice(length));
};

const TIME = /^(\d\d):(\d\d):(\d\d)(\.\d+)?/;

/** Time of day with its zone. */
export const isTime = (value: string): boolean => {
  const match = TIME.exec(value);
  if (match === null) return false;
  const [whole, hours, minutes, seconds, fraction] = match;
  const midnight = hours === '24' && minutes === '00' && seconds === '00' && !/[1-9]/.test(fraction ?? '');
  const inRange = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return (inRange || midnight) && isZone(value.slice(whole.length));
};

export const isDateTime = (value: string): boolean => {
  const length = dateLength(value);
  return length >= 0 && value[length] === 'T' && isTime(value.slice(length + 1));
};
